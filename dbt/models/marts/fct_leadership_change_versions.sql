{{ config(
    materialized='incremental', incremental_strategy='touched', on_schema_change='fail',
    post_hook=[create_changes_as_of('leadership_changes_as_of', leadership_change_columns()), create_officeholders()]
) }}
with versions as (
    select
        *,
        {{ parse_state(leadership_change_columns()) }} as fields
    from {{ ref('int_event_versions__recorded') }}
    where event_family = 'leadership_change' and {{ is_touched('event_id') }}
)

select
    version_id,
    known_from,
    known_to,
    recorded_from,
    recorded_to,
    {{ unpack_state(leadership_change_columns()) }}
from versions
-- Sorted, so that what is asked of one company is read from few places.
order by company_id, event_id, known_from, version_id
