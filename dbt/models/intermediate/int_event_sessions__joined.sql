with recursive sessions as (
    select session_key from {{ ref('int_event_sessions__described') }}
),

links as (
    select
        session_key,
        other_key
    from {{ ref('int_event_links__judged') }}
    where verdict = 'joined'
),

-- From link to link, up to a session that joins no other; the depth guards against a circle.
followed as (
    select
        session_key,
        other_key as event_session_key,
        1 as depth
    from links
    union all
    select
        followed.session_key,
        links.other_key as event_session_key,
        followed.depth + 1 as depth
    from followed
    inner join links on followed.event_session_key = links.session_key
    where followed.depth < 8
),

ends as (
    select
        session_key,
        arg_max(event_session_key, depth) as event_session_key
    from followed
    group by session_key
)

select
    sessions.session_key,
    coalesce(ends.event_session_key, sessions.session_key) as event_session_key
from sessions
left join ends on sessions.session_key = ends.session_key
