{{ config(materialized='view') }}
with moments as (
    select * from {{ ref('int_event_moments__derived') }}
    where {{ in_bucket('event_id') }}
),

resolved as (
    select * from {{ ref('int_mentions__resolved') }}
    where event_id in (select moments.event_id from moments)
),

mentions as (
    select * from {{ ref('stg_extractors__mentions') }}
    where mention_id in (select resolved.mention_id from resolved)
),

documents as (
    select * from {{ ref('int_documents__counted') }}
),

stories as (
    select * from {{ ref('int_stories__linked') }}
),

reports as (
    select
        resolved.event_family,
        resolved.event_id,
        resolved.mention_id,
        resolved.event_status,
        resolved.is_background,
        resolved.object_id,
        resolved.aspect,
        resolved.document_key,
        resolved.counted_from,
        resolved.counted_to,
        resolved.key_counted_from,
        coalesce(stories.story_key, resolved.document_key) as story_key,
        mentions.confidence,
        documents.form is null as is_no_filing,
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
    left join stories on resolved.document_key = stories.document_key
    where resolved.is_independent
),

-- The order of two reports is the same at every moment, so they are ranked once and not moment by moment.
ranked as (
    select
        event_family,
        event_id,
        mention_id,
        story_key,
        counted_from,
        counted_to,
        dense_rank() over (partition by event_family, event_id order by key_counted_from, document_key) as telling_rank,
        -- The least is the report that says what and who the event is: news before background, the fullest, the first to be
        -- published, be it in a later version, so that a correction does not make another event of it.
        row_number() over (
            partition by event_family, event_id
            order by is_background, object_id is null, aspect is null, key_counted_from, mention_id
        ) as identity_rank,
        -- The least is the report whose words are shown: the first to be known.
        row_number() over (
            partition by event_family, event_id
            order by counted_from, is_background, object_id is null, aspect is null, key_counted_from, mention_id
        ) as evidence_rank,
        -- The least is the report whose terms hold: news before background, the latest, filings first.
        row_number() over (
            partition by event_family, event_id
            order by is_background asc, counted_from desc, is_no_filing asc, confidence desc, mention_id asc
        ) as terms_rank,
        -- The least is the report whose status holds: an end beats a decision, a decision a plan, a plan a rumour; then the
        -- latest.
        row_number() over (
            partition by event_family, event_id
            order by
                is_background asc, status_stage desc, counted_from desc, event_status = 'denied' desc, is_no_filing asc, mention_id asc
        ) as status_rank
    from reports
),

known as (
    select
        moments.known_from,
        moments.known_to,
        moments.caused_by,
        moments.cause,
        ranked.event_family,
        ranked.event_id,
        ranked.mention_id,
        ranked.story_key,
        ranked.telling_rank,
        ranked.identity_rank,
        ranked.evidence_rank,
        ranked.terms_rank,
        ranked.status_rank
    from moments
    inner join ranked
        on
            moments.event_id = ranked.event_id
            and moments.known_from >= ranked.counted_from
            and (ranked.counted_to is null or ranked.counted_to > moments.known_from)
),

-- A reprint adds what it says, a new price for one, but no voice and no certainty.
first_tellings as (
    select
        event_id,
        known_from,
        story_key,
        min(telling_rank) as telling_rank
    from known
    group by event_id, known_from, story_key
)

select
    known.* exclude (event_id, telling_rank),
    resolved.* exclude (event_family, mention_id),
    known.telling_rank = first_tellings.telling_rank as is_first_telling,
    coalesce(lower(documents.publisher), documents.filer_cik, documents.source_id) as voice,
    documents.url,
    documents.published_at,
    documents.published_at_precision,
    documents.form,
    mentions.* exclude (
        mention_id, document_id, event_family, event_type, event_status, company_name, counterparty_name, is_background, slots
    )
from known
inner join first_tellings
    on
        known.event_id = first_tellings.event_id
        and known.known_from = first_tellings.known_from
        and known.story_key is not distinct from first_tellings.story_key
inner join resolved on known.mention_id = resolved.mention_id
inner join mentions on known.mention_id = mentions.mention_id
left join documents on resolved.document_id = documents.document_id
