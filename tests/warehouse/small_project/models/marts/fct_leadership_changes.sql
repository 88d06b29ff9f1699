select
    event_id, event_type, company_name, person_name, 'Chief Executive' as role_title, null::date as effective_date,
    'announced' as event_status, document_count, first_reported_at, last_reported_at, confidence,
    document_id as evidence_document_id, evidence_text
from {{ ref('int_events__resolved') }}
where event_family = 'leadership_change'
