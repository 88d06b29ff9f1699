{# Warns of people who leave a post that nothing told them to have taken, with the words that say so. #}
{% test entered_before_left(model) %}
select
    stretches.company_id,
    stretches.post_id,
    stretches.person_name,
    stretches.end_date,
    changes.evidence_text,
    changes.document_url
from {{ model }} as stretches
inner join {{ ref('fct_leadership_changes') }} as changes on stretches.end_event_id = changes.event_id
where stretches.start_event_id is null
{% endtest %}
