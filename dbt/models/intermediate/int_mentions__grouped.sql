with mentions as (
    select
        mention_id,
        event_group,
        core_key,
        parts,
        window_days,
        is_undated,
        span_from,
        span_to
    from {{ ref('int_mentions__keyed') }}
),

reached as (
    select
        *,
        max(span_to) over (
            partition by event_group, core_key, is_undated
            order by span_from, span_to, mention_id
            rows between unbounded preceding and 1 preceding
        ) as reached_to
    from mentions
),

numbered as (
    select
        *,
        count_if(reached_to is null or span_from > reached_to + cast(window_days as integer)) over (
            partition by event_group, core_key, is_undated
            order by span_from, span_to, mention_id
            rows between unbounded preceding and current row
        ) as stretch
    from reached
)

select
    mention_id,
    event_group,
    parts,
    window_days,
    is_undated,
    span_from,
    span_to,
    concat_ws('#', event_group, core_key, if(is_undated, 'undated', null), stretch) as session_key
from numbered
