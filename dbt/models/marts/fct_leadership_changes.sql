{{ config(materialized='incremental', incremental_strategy='touched', on_schema_change='fail') }}
with versions as (
    select * from {{ ref('fct_leadership_change_versions') }}
)

select
    event_id,
    company_id,
    company_name,
    event_type,
    event_subtype,
    event_status,
    effective_date,
    effective_date_to,
    effective_date_precision,
    first_published_at,
    first_reported_at,
    last_reported_at,
    document_count,
    publisher_count,
    is_confirmed_by_filing,
    is_background,
    confidence,
    evidence_text,
    evidence_mention_id,
    evidence_document_id,
    document_url,
    person_id,
    person_name,
    role_title,
    role_code,
    org_unit,
    change_reason,
    is_interim,
    is_elect,
    is_nominee,
    predecessor,
    successor,
    reports_to,
    previous_role,
    posts
from versions
where known_to is null and recorded_to is null and {{ is_touched('event_id') }}
