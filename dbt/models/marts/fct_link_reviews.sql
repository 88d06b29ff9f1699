with event_links as (
    select * from {{ ref('int_event_links__judged') }}
),

sessions as (
    select * from {{ ref('int_event_sessions__described') }}
),

events as (
    select
        joined.session_key,
        ids.event_id
    from {{ ref('int_event_sessions__joined') }} as joined
    inner join {{ ref('int_event_ids__minted') }} as ids on joined.event_session_key = ids.event_session_key
),

people as (
    select
        company_id,
        name_key,
        min(person_id) as person_id
    from {{ ref('int_people__resolved') }}
    group by company_id, name_key
),

-- What is joined for a likeness of names is shown too, so that a wrong one can be parted.
event_pairs as (
    select
        'event' as link_kind,
        lesser.resolution_key as left_key,
        other.resolution_key as right_key,
        lesser_events.event_id as left_id,
        other_events.event_id as right_id,
        links.link_basis,
        links.link_score,
        links.verdict
    from event_links as links
    inner join sessions as lesser on links.session_key = lesser.session_key
    inner join sessions as other on links.other_key = other.session_key
    inner join events as lesser_events on links.session_key = lesser_events.session_key
    inner join events as other_events on links.other_key = other_events.session_key
    where
        links.verdict = 'ambiguous'
        or links.link_basis = 'reviewed'
        or (links.verdict = 'joined' and links.link_basis in ('similar_company', 'person_that_fits'))
),

person_pairs as (
    select
        'person' as link_kind,
        links.company_id || '|' || links.name_key as left_key,
        links.company_id || '|' || links.other_key as right_key,
        lesser.person_id as left_id,
        other.person_id as right_id,
        links.link_basis,
        links.link_score,
        links.verdict
    from {{ ref('int_person_links__scored') }} as links
    inner join people as lesser on links.company_id = lesser.company_id and links.name_key = lesser.name_key
    inner join people as other on links.company_id = other.company_id and links.other_key = other.name_key
    where links.verdict = 'ambiguous' or links.link_basis in ('reviewed', 'spelling')
),

united as (
    select * from event_pairs
    union all
    select * from person_pairs
)

select
    link_kind || '-' || left(md5(left_key || '#' || right_key), 16) as link_review_id,
    link_kind,
    left_key,
    right_key,
    min(left_id) as left_id,
    min(right_id) as right_id,
    arg_max(link_basis, link_score) as link_basis,
    max(link_score) as link_score,
    arg_max(verdict, link_score) as verdict,
    bool_or(link_basis = 'reviewed') as is_reviewed
from united
group by link_kind, left_key, right_key
