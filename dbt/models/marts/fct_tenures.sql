with changes as (
    select * from {{ ref('fct_leadership_changes') }}
),

{{ tenures('changes') }}

select
    tenure_id,
    company_id,
    company_name,
    person_id,
    person_name,
    post_id,
    role_code,
    role_title,
    org_unit,
    is_interim,
    start_date,
    start_date_precision,
    end_date,
    end_date_precision,
    start_event_id,
    end_event_id,
    predecessor,
    successor
from stretches
