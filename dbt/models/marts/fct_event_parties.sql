with mentions as (
    select * from {{ ref('int_mentions__resolved') }}
    where counted_to is null
),

names as (
    select
        spelled.company_name,
        keys.company_id,
        coalesce(keys.told_from, date '0001-01-01') as told_from,
        coalesce(keys.told_before, date '9999-12-31') as told_before
    from {{ ref('int_company_names__spelled') }} as spelled
    inner join {{ ref('int_company_keys__resolved') }} as keys on spelled.company_key = keys.company_key
),

told as (
    select
        mentions.event_id,
        {{ utc_date('documents.available_at') }} as told_on,
        unnest(stated.parties) as party
    from mentions
    inner join {{ ref('stg_extractors__mentions') }} as stated on mentions.mention_id = stated.mention_id
    inner join {{ ref('int_documents__counted') }} as documents on mentions.document_id = documents.document_id
),

parties as (
    select
        told.event_id,
        names.company_id,
        told.party.party_role as party_role,
        told.party.ordinal as ordinal,
        told.party.name as company_name
    from told
    inner join names
        on
            told.party.name = names.company_name
            and told.told_on >= names.told_from
            and told.told_on < names.told_before
),

-- The two companies that every report names by slot have a part in the event even where no party list says so.
principals as (
    select
        event_id,
        company_id,
        'subject' as party_role,
        1 as ordinal,
        company_name
    from mentions
    union all
    select
        event_id,
        counterparty_id as company_id,
        'counterparty' as party_role,
        2 as ordinal,
        counterparty_name as company_name
    from mentions
    where counterparty_id is not null
),

united as (
    select * from parties
    union all
    select principals.* from principals
    anti join parties on principals.event_id = parties.event_id and principals.company_id = parties.company_id
)

select
    concat_ws('-', event_id, company_id, party_role) as event_party_id,
    event_id,
    company_id,
    party_role,
    min(ordinal) as ordinal,
    min(company_name) as company_name,
    cast(count(*) as integer) as mention_count
from united
group by event_id, company_id, party_role
