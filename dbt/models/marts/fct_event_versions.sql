{{ config(
    materialized='incremental', incremental_strategy='touched', on_schema_change='fail', post_hook=create_company_events()
) }}
with recorded as (
    select * from {{ ref('int_event_versions__recorded') }}
    where {{ is_touched('event_id') }}
),

wide as (
    select
        version_id,
        company_id,
        company_name,
        event_type,
        event_subtype,
        event_status,
        effective_date,
        effective_date_precision,
        document_count,
        confidence,
        person_id,
        person_name,
        role_title,
        null as counterparty_id,
        null as counterparty_name
    from {{ ref('fct_leadership_change_versions') }}
    union all
    select
        version_id,
        company_id,
        company_name,
        event_type,
        event_subtype,
        event_status,
        effective_date,
        effective_date_precision,
        document_count,
        confidence,
        null as person_id,
        null as person_name,
        null as role_title,
        counterparty_id,
        counterparty_name
    from {{ ref('fct_corporate_action_versions') }}
)

select
    recorded.version_id,
    recorded.event_id,
    recorded.event_family,
    recorded.known_from,
    recorded.known_to,
    recorded.recorded_from,
    recorded.recorded_to,
    recorded.change_kind,
    recorded.caused_by,
    recorded.state_hash,
    wide.company_id,
    wide.company_name,
    wide.event_type,
    wide.event_subtype,
    wide.event_status,
    wide.effective_date,
    wide.effective_date_precision,
    wide.person_id,
    wide.person_name,
    wide.role_title,
    wide.counterparty_id,
    wide.counterparty_name,
    wide.document_count,
    wide.confidence
from recorded
inner join wide on recorded.version_id = wide.version_id
