{{ config(materialized='view') }}
select
    event_id, event_type, company_name, null::varchar as counterparty_name, null::date as effective_date,
    'announced' as event_status, document_count, first_reported_at, last_reported_at, confidence
from {{ ref('int_events__resolved') }}
where event_family = 'corporate_action'
