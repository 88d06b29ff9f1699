{{ config(materialized='incremental', incremental_strategy='touched', on_schema_change='fail') }}
with documents as (
    select
        document_id,
        publisher,
        published_at_precision = 'instant' or accepted_at is not null as is_exact
    from {{ ref('dim_documents') }}
    where publisher is not null
),

reports as (
    select
        mentions.event_id,
        mentions.event_family,
        mentions.event_type,
        mentions.document_id,
        mentions.available_at,
        documents.publisher,
        documents.is_exact
    from {{ ref('fct_event_mentions') }} as mentions
    inner join documents on mentions.document_id = documents.document_id
    where mentions.event_id is not null and {{ is_touched('mentions.event_id') }} and mentions.is_independent and not mentions.is_background
),

firsts as (
    select
        event_id,
        publisher,
        min(event_family) as event_family,
        arg_min(event_type, available_at) as event_type,
        arg_min(document_id, available_at) as document_id,
        arg_min(is_exact, available_at) as is_exact,
        min(available_at) as reported_at
    from reports
    group by event_id, publisher
),

ranked as (
    select
        *,
        count(*) over (partition by event_id) as publisher_count,
        rank() over in_event as publisher_rank,
        first_value(reported_at) over in_event as first_at,
        first_value(is_exact) over in_event as is_first_exact,
        lead(reported_at) over in_event as next_at
    from firsts
    window in_event as (partition by event_id order by reported_at)
)

select
    {{ hash_id('L', "concat_ws('|', event_id, publisher)") }} as lead_time_id,
    event_id,
    event_family,
    event_type,
    publisher,
    document_id,
    reported_at,
    cast(publisher_rank as integer) as publisher_rank,
    cast(publisher_count as integer) as publisher_count,
    publisher_rank = 1 as is_first,
    round(epoch(reported_at - first_at) / 3600, 2) as lag_hours,
    if(publisher_rank = 1, round(epoch(next_at - reported_at) / 3600, 2), null) as lead_hours,
    is_exact and is_first_exact as is_exact
from ranked
