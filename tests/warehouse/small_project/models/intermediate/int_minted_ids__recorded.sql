select kind, id, resolution_key, recorded_at from {{ source('raw', 'minted_ids') }}
union all
select 'event' as kind, event_id as id, resolution_key, {{ recorded_at() }} as recorded_at
from {{ ref('int_events__resolved') }}
where event_id not in (select id from {{ source('raw', 'minted_ids') }})
