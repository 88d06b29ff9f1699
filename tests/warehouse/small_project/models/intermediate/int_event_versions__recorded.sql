-- A version ends when its event's state differs from the one held; the new state begins at this build's clock.
with held as (
    select
        version_id, event_family, event_id, known_from, known_to, recorded_from,
        max(recorded_to) as recorded_to, change_kind, caused_by, state_hash, any_value(state) as state
    from {{ source('raw', 'event_versions') }}
    group by all
),

states as (
    select
        event_id, event_family, first_reported_at as known_from,
        json_object('documents', document_count, 'confidence', confidence) as state
    from {{ ref('int_events__resolved') }}
),

current_states as (
    select states.*, md5(state::varchar) as state_hash from states
)

select
    held.version_id, held.event_family, held.event_id, held.known_from, held.known_to, held.recorded_from,
    case
        when held.recorded_to is null and current_states.state_hash is distinct from held.state_hash
            then {{ recorded_at() }}
        else held.recorded_to
    end as recorded_to,
    held.change_kind, held.caused_by, held.state_hash, held.state
from held
left join current_states on held.event_id = current_states.event_id
union all
select
    md5(event_id || state_hash || {{ recorded_at() }}::varchar) as version_id, event_family, event_id, known_from,
    null as known_to, {{ recorded_at() }} as recorded_from, null as recorded_to, 'state' as change_kind,
    null as caused_by, state_hash, state
from current_states
where (event_id, state_hash) not in (select (event_id, state_hash) from held where recorded_to is null)
