{% set parties = {
    'subjects': 'company_key', 'counterparties': 'counterparty_key', 'units': 'unit_key', 'sellers': 'seller_key'
} %}

with names as (
    select * from {{ ref('int_company_names__spelled') }}
),

told as (
    select
        *,
        list_filter(parties, lambda party: party.party_role = 'seller')[1].name as seller_name
    from {{ ref('int_mentions__sound') }}
),

mentions as (
    select
        told.mention_id,
        told.document_id,
        told.event_family,
        told.event_type,
        told.event_status,
        told.company_name,
        told.counterparty_name,
        told.person_name,
        told.role_code,
        told.is_interim,
        told.headcount,
        told.value_amount,
        told.stake_pct,
        told.effective_date,
        told.effective_date_to,
        told.effective_date_precision,
        coalesce(told.payable_date, told.record_date, told.ex_date) as paid_on,
        told.is_background,
        list_transform(told.posts, lambda post: post.role_code) as post_codes,
        subject_names.company_key,
        counterparty_names.company_key as counterparty_key,
        unit_names.company_key as unit_key,
        seller_names.company_key as seller_key
    from told
    left join names as subject_names on told.company_name = subject_names.company_name
    left join names as counterparty_names on told.counterparty_name = counterparty_names.company_name
    left join names as unit_names on told.target_unit = unit_names.company_name
    left join names as seller_names on told.seller_name = seller_names.company_name
),

documents as (
    select
        counted.document_id,
        counted.document_key,
        counted.filer_cik,
        counted.published_at,
        counted.counted_from,
        counted.counted_to,
        counted.key_counted_from,
        filer_names.company_key as filer_key,
        {{ utc_date('counted.available_at') }} as told_on
    from {{ ref('int_documents__counted') }} as counted
    left join names as filer_names on counted.filer_name = filer_names.company_name
    -- What a retraction repeats is not told again; the version that it supersedes has ended by it.
    where counted.notice is distinct from 'retraction'
),

companies as (
    select
        company_key,
        company_id,
        coalesce(told_from, date '0001-01-01') as told_from,
        coalesce(told_before, date '9999-12-31') as told_before
    from {{ ref('int_company_keys__resolved') }}
),

linked as (
    select
        mentions.*,
        documents.document_key,
        documents.published_at is null as is_unpublished,
        documents.told_on,
        documents.counted_from,
        documents.counted_to,
        documents.key_counted_from,
        -- A filing says itself which registrant its own name stands for.
        case
            when documents.filer_cik is not null and documents.filer_key = mentions.company_key then 'CIK' || documents.filer_cik
            else subjects.company_id
        end as company_id,
        case
            when documents.filer_cik is not null and documents.filer_key = mentions.counterparty_key then 'CIK' || documents.filer_cik
            else counterparties.company_id
        end as counterparty_id,
        units.company_id as unit_id,
        sellers.company_id as seller_id
    from mentions
    inner join documents on mentions.document_id = documents.document_id
    {% for party, key in parties.items() %}
        left join companies as {{ party }}
            on
                mentions.{{ key }} = {{ party }}.company_key
                and documents.told_on >= {{ party }}.told_from
                and documents.told_on < {{ party }}.told_before
    {% endfor %}
)

select * from linked
