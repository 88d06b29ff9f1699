with touched as (
    select event_id from {{ ref('int_events__touched') }}
    where touched_at = {{ recorded_at() }}
),

members as (
    select
        event_id,
        document_id,
        document_key,
        version_number,
        counted_from,
        counted_to,
        superseded_by
    from {{ ref('int_mentions__resolved') }}
    where event_id in (select touched.event_id from touched) and is_independent and (counted_to is null or counted_to > counted_from)
),

changes as (
    select
        event_id,
        counted_from as known_from,
        document_id as caused_by,
        if(version_number > 1, 'correction', 'report') as cause
    from members
    union all
    select
        event_id,
        counted_to as known_from,
        coalesce(superseded_by, document_id) as caused_by,
        if(superseded_by is null, 'withdrawal', 'correction') as cause
    from members
    where counted_to is not null
),

moments as (
    select
        event_id,
        known_from,
        arg_min(caused_by, struct_pack(cause := cause, id := caused_by)) as caused_by,
        min(cause) as cause
    from changes
    group by event_id, known_from
)

select
    event_id,
    known_from,
    lead(known_from) over (partition by event_id order by known_from) as known_to,
    caused_by,
    cause
from moments
