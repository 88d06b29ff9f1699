with links as (
    select * from {{ ref('int_event_links__scored') }}
),

vaguer as (
    select session_key from links
    where link_basis = 'leaves_out'
),

-- What leaves something out belongs to the fullest: a report that is itself vague is no anchor.
anchored as (
    select *
    from links
    where
        link_basis <> 'leaves_out'
        or other_key not in (select session_key from vaguer)
),

alike as (
    select
        session_key,
        other_key
    from anchored
    where link_basis <> 'leaves_out' and link_score >= 0.8
),

rivalled as (
    select
        anchored.*,
        row_number() over (partition by anchored.session_key order by anchored.link_score desc, anchored.other_key asc) as link_rank,
        first_value(anchored.other_key) over (
            partition by anchored.session_key order by anchored.link_score desc, anchored.other_key asc
        ) as best_key,
        max(anchored.link_score) over (partition by anchored.session_key) as best_score
    from anchored
),

-- Two anchors that are one event are no rivals.
rivals as (
    select
        rivalled.session_key,
        max(rivalled.link_score) as rival_score
    from rivalled
    left join alike on rivalled.other_key = alike.session_key and rivalled.best_key = alike.other_key
    left join alike as back on rivalled.best_key = back.session_key and rivalled.other_key = back.other_key
    where rivalled.link_rank > 1 and alike.session_key is null and back.session_key is null
    group by rivalled.session_key
)

select
    rivalled.session_key,
    rivalled.other_key,
    rivalled.link_basis,
    rivalled.link_score,
    case
        when rivalled.link_basis = 'reviewed' then if(rivalled.link_score = 1, 'joined', 'apart')
        when rivalled.best_score = 1 then 'apart'
        when rivalled.link_rank > 1 and rivalled.link_score < rivalled.best_score - 0.2 then 'apart'
        when rivals.rival_score > rivalled.best_score - if(rivalled.best_score > 0.95, 0.05, 0.2) then 'ambiguous'
        when rivalled.link_rank > 1 then 'apart'
        when rivalled.link_basis = 'leaves_out' or rivalled.link_score >= 0.8 then 'joined'
        else 'ambiguous'
    end as verdict
from rivalled
left join rivals on rivalled.session_key = rivals.session_key
