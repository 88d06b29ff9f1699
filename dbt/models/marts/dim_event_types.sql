with event_types as (
    select * from {{ ref('event_types') }}
)

select
    event_type,
    event_family,
    name as event_type_name,
    definition,
    caev_code,
    sec_items
from event_types
