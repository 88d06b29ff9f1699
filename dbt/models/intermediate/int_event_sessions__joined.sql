with mentions as (
    select * from {{ ref('int_mentions__grouped') }}
),

sessions as (
    select
        session_key,
        event_group,
        bool_and(is_undated) as is_undated,
        max(window_days) as window_days,
        list_sort(list_distinct(flatten(list(parts)))) as parts,
        min(span_from) as span_from,
        max(span_to) as span_to
    from mentions
    group by session_key, event_group
),

-- One row for each thing that a session states, so that only sessions with something in common are compared.
stated as (
    select
        session_key,
        event_group,
        unnest(parts) as part
    from sessions
),

fuller as (
    select
        vague.session_key,
        full_ones.session_key as fuller_key,
        full_ones.parts as fuller_parts
    from sessions as vague
    inner join stated on vague.event_group = stated.event_group and vague.parts[1] = stated.part
    inner join sessions as full_ones on stated.session_key = full_ones.session_key
    where
        list_has_all(full_ones.parts, vague.parts)
        and (len(full_ones.parts) > len(vague.parts) or (vague.is_undated and not full_ones.is_undated))
        and (
            vague.is_undated
            or (
                full_ones.span_from <= vague.span_to + cast(vague.window_days as integer)
                and full_ones.span_to >= vague.span_from - cast(vague.window_days as integer)
            )
        )
),

fullest as (
    select
        session_key,
        fuller_key
    from fuller
    where fuller_key not in (select vaguer.session_key from fuller as vaguer)
),

-- A report that leaves something out belongs to the only event it can mean; if it can mean several, it stands alone.
joined as (
    select
        session_key,
        min(fuller_key) as fuller_key
    from fullest
    group by session_key
    having count(distinct fuller_key) = 1
)

select
    sessions.session_key,
    coalesce(joined.fuller_key, sessions.session_key) as event_session_key
from sessions
left join joined on sessions.session_key = joined.session_key
