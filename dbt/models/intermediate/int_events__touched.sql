{{ config(materialized='incremental', incremental_strategy='delete+insert', unique_key='event_id', on_schema_change='fail') }}
with members as (
    select * from {{ ref('int_mentions__resolved') }}
),

documents as (
    select
        document_id,
        hash(source_id, url, publisher, published_at, published_at_precision, available_at, filer_cik, form) as document_hash
    from {{ ref('int_documents__counted') }}
),

stories as (
    select * from {{ ref('int_stories__linked') }}
),

companies as (
    select * from {{ ref('int_companies__named') }}
),

-- All that an event's rows are made of; the content of a mention stays the same as long as its id does.
fingerprints as (
    select
        members.event_id,
        cast(sum(cast(
            hash(members, documents.document_hash, stories.story_key, companies.company_name, counterparties.company_name) >> 32 as hugeint
        )) as varchar) || '-' || count(*) as fingerprint
    from members
    left join documents on members.document_id = documents.document_id
    left join stories on members.document_key = stories.document_key
    left join companies on members.company_id = companies.company_id
    left join companies as counterparties on members.counterparty_id = counterparties.company_id
    group by members.event_id
),

standing as (
    {% if is_incremental() %}
        select
            event_id,
            fingerprint
        from {{ this }}
        where fingerprint is not null
    {% else %}
        select
            cast(null as varchar) as event_id,
            cast(null as varchar) as fingerprint
        where false
    {% endif %}
)

select
    coalesce(fingerprints.event_id, standing.event_id) as event_id,
    fingerprints.fingerprint,
    {{ recorded_at() }} as touched_at
from fingerprints
full join standing on fingerprints.event_id = standing.event_id
where fingerprints.fingerprint is distinct from standing.fingerprint
