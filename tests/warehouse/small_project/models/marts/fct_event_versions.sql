select * from {{ ref('int_event_versions__recorded') }}
