{% set parties = {
    'subjects': 'company_key', 'counterparties': 'counterparty_key', 'units': 'unit_key', 'sellers': 'seller_key'
} %}

with mentions as (
    select
        *,
        {{ company_key('company_name') }} as company_key,
        {{ company_key('counterparty_name') }} as counterparty_key,
        {{ company_key('target_unit') }} as unit_key,
        {{ company_key("list_filter(parties, lambda party: party.party_role = 'seller')[1].name") }} as seller_key
    from {{ ref('stg_extractors__mentions') }}
),

documents as (
    select
        *,
        {{ company_key('filer_name') }} as filer_key,
        {{ utc_date('available_at') }} as told_on
    from {{ ref('int_documents__counted') }}
    -- What a retraction repeats is not told again; the version that it supersedes has ended by it.
    where notice is distinct from 'retraction'
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
        documents.* exclude (document_id, title, authors, language, published_at_source, char_count, block_count, notice, told_on),
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
