{{ config(
    materialized='incremental', incremental_strategy='touched', on_schema_change='fail',
    post_hook=create_changes_as_of('corporate_actions_as_of', corporate_action_columns())
) }}
with versions as (
    select
        *,
        {{ parse_state(corporate_action_columns()) }} as fields
    from {{ ref('int_event_versions__recorded') }}
    where event_family = 'corporate_action' and {{ is_touched('event_id') }}
)

select
    version_id,
    known_from,
    known_to,
    recorded_from,
    recorded_to,
    {{ unpack_state(corporate_action_columns()) }}
from versions
-- Sorted, so that what is asked of one company is read from few places.
order by company_id, event_id, known_from, version_id
