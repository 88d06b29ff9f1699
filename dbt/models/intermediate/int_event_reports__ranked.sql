with moments as (
    select * from {{ ref('int_event_moments__derived') }}
),

mentions as (
    select
        *,
        coalesce(lower(publisher), filer_cik, source_id) as voice,
        case event_status
            when 'rumoured' then 1
            when 'planned' then 2
            when 'completed' then 4
            when 'cancelled' then 4
            else 3
        end as status_stage
    from {{ ref('int_mentions__resolved') }}
    where is_independent
),

stories as (
    select * from {{ ref('int_stories__linked') }}
),

known as (
    select
        moments.known_from,
        moments.known_to,
        moments.caused_by,
        moments.cause,
        mentions.*,
        coalesce(stories.story_key, mentions.document_key) as story_key
    from moments
    inner join mentions
        on
            moments.event_id = mentions.event_id
            and mentions.counted_from <= moments.known_from
            and (mentions.counted_to is null or mentions.counted_to > moments.known_from)
    left join stories on mentions.document_key = stories.document_key
)

select
    *,
    -- A reprint adds what it says, a new price for one, but no voice and no certainty.
    first_value(document_key) over (
        partition by event_id, known_from, story_key order by key_counted_from, document_key
    ) = document_key as is_first_telling,
    -- 1 is the report that says what and who the event is: news before background, the fullest, the first to be published,
    -- be it in a later version, so that a correction does not make another event of it.
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
