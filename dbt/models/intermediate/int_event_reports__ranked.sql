{{ config(materialized='view') }}
with moments as (
    select * from {{ ref('int_event_moments__derived') }}
),

resolved as (
    select * from {{ ref('int_mentions__resolved') }}
),

mentions as (
    select * from {{ ref('stg_extractors__mentions') }}
),

documents as (
    select * from {{ ref('int_documents__counted') }}
),

reports as (
    select
        resolved.*,
        mentions.confidence,
        coalesce(lower(documents.publisher), documents.filer_cik, documents.source_id) as voice,
        documents.url,
        documents.published_at,
        documents.published_at_precision,
        documents.form,
        case resolved.event_status
            when 'rumoured' then 1
            when 'planned' then 2
            when 'completed' then 4
            when 'cancelled' then 4
            else 3
        end as status_stage
    from resolved
    inner join mentions on resolved.mention_id = mentions.mention_id
    left join documents on resolved.document_id = documents.document_id
    where resolved.is_independent
),

known as (
    select
        moments.known_from,
        moments.known_to,
        moments.caused_by,
        moments.cause,
        reports.*
    from moments
    inner join reports
        on
            moments.event_id = reports.event_id
            and moments.known_from >= reports.counted_from
            and (reports.counted_to is null or reports.counted_to > moments.known_from)
),

ranked as (
    select
        *,
        -- 1 is the report that says what and who the event is: news before background, the fullest, the first to be
        -- published, be it in a later version, so that a correction does not make another event of it.
        row_number() over (
            partition by event_id, known_from
            order by is_background, object_id is null, aspect is null, key_counted_from, mention_id
        ) as identity_rank,
        -- 1 is the report whose terms hold: news before background, the latest, filings first.
        row_number() over (
            partition by event_id, known_from
            order by is_background asc, counted_from desc, form is null asc, confidence desc, mention_id asc
        ) as terms_rank,
        -- 1 is the report whose status holds: an end beats a decision, a decision a plan, a plan a rumour; then the latest.
        row_number() over (
            partition by event_id, known_from
            order by
                is_background asc, status_stage desc, counted_from desc, event_status = 'denied' desc, form is null asc, mention_id asc
        ) as status_rank
    from known
)

select
    ranked.*,
    mentions.* exclude (
        mention_id, document_id, event_family, event_type, event_status, company_name, counterparty_name, is_background, confidence, slots
    )
from ranked
inner join mentions on ranked.mention_id = mentions.mention_id
