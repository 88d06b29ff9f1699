-- One event a person and company, under the id that the ledger holds for it or a new one that hangs on this build's clock.
with mentions as (
    select mentions.*, texts.available_at, documents.url, documents.external_id
    from {{ source('raw', 'mentions') }} as mentions
    inner join {{ source('raw', 'texts') }} as texts on mentions.document_id = texts.document_id
    inner join {{ source('raw', 'documents') }} as documents on mentions.document_id = documents.document_id
),

events as (
    select
        event_family || ':' || event_type || ':' || company_name || ':' || coalesce(person_name, '') as resolution_key,
        any_value(event_family) as event_family,
        any_value(event_type) as event_type,
        any_value(company_name) as company_name,
        any_value(person_name) as person_name,
        min(available_at) as first_reported_at,
        max(available_at) as last_reported_at,
        count(distinct document_id) as document_count,
        max(confidence) as confidence,
        arg_min(evidence_text, document_id) as evidence_text,
        min(document_id) as document_id
    from mentions
    group by resolution_key
)

select
    events.*,
    coalesce(minted.id, 'e' || left(md5(events.resolution_key || {{ recorded_at() }}::varchar), 16)) as event_id
from events
left join {{ source('raw', 'minted_ids') }} as minted on events.resolution_key = minted.resolution_key
