{{ config(materialized='view') }}
with moments as (
    select * from {{ ref('int_event_moments__derived') }}
    where {{ in_bucket('event_id') }}
),

resolved as (
    select * from {{ ref('int_mentions__resolved') }}
    where is_independent and {{ in_family('event_family') }} and event_id in (select moments.event_id from moments)
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
        resolved.counted_from,
        resolved.key_counted_from,
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
    inner join {{ ref('stg_extractors__mentions') }} as mentions on resolved.mention_id = mentions.mention_id
    left join documents on resolved.document_id = documents.document_id
),

-- The order of two reports is the same at every moment, so they are ranked once and not moment by moment.
ranked as (
    select
        mention_id,
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

-- What is wide is joined before moments multiply the rows.
described as (
    select
        ranked.*,
        resolved.* exclude (mention_id),
        coalesce(stories.story_key, resolved.document_key) as story_key,
        coalesce(lower(documents.publisher), documents.filer_cik, documents.source_id) as voice,
        documents.url,
        documents.published_at,
        documents.published_at_precision,
        documents.form,
        mentions.* exclude (
            mention_id, document_id, event_family, event_type, event_status, company_name, counterparty_name, is_background, slots
        )
    from ranked
    inner join resolved on ranked.mention_id = resolved.mention_id
    inner join {{ ref('stg_extractors__mentions') }} as mentions on ranked.mention_id = mentions.mention_id
    left join documents on resolved.document_id = documents.document_id
    left join stories on resolved.document_key = stories.document_key
),

-- A reprint adds what it says, a new price for one, but no voice and no certainty; few stories of an event have any.
retellings as (
    select distinct
        resolved.event_id,
        stories.story_key
    from resolved
    inner join stories on resolved.document_key = stories.document_key
    where stories.story_key <> resolved.document_key
),

tellings as (
    select
        resolved.event_id,
        resolved.document_key,
        resolved.counted_from,
        resolved.counted_to,
        resolved.key_counted_from,
        stories.story_key
    from resolved
    inner join stories on resolved.document_key = stories.document_key
    inner join retellings on resolved.event_id = retellings.event_id and stories.story_key = retellings.story_key
),

first_tellings as (
    select
        moments.event_id,
        moments.known_from,
        tellings.story_key,
        arg_min(tellings.document_key, struct_pack(at := tellings.key_counted_from, id := tellings.document_key)) as document_key
    from moments
    inner join tellings
        on
            moments.event_id = tellings.event_id
            and moments.known_from >= tellings.counted_from
            and (tellings.counted_to is null or tellings.counted_to > moments.known_from)
    group by moments.event_id, moments.known_from, tellings.story_key
)

select
    moments.known_from,
    moments.known_to,
    moments.caused_by,
    moments.cause,
    described.*,
    coalesce(first_tellings.document_key = described.document_key, true) as is_first_telling
from moments
inner join described
    on
        moments.event_id = described.event_id
        and moments.known_from >= described.counted_from
        and (described.counted_to is null or described.counted_to > moments.known_from)
left join first_tellings
    on
        moments.event_id = first_tellings.event_id
        and moments.known_from = first_tellings.known_from
        and described.story_key = first_tellings.story_key
