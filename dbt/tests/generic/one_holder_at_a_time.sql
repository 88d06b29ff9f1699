{# Warns of two people who hold one post at once, by what is told, with the words that say so. `roles` are posts of one holder. #}
{% test one_holder_at_a_time(model, roles) %}
with stretches as (
    select * from {{ model }}
    where not is_interim and start_date is not null and role_code in ('{{ roles | join("', '") }}')
),

evidence as (
    select
        event_id,
        evidence_text,
        document_url
    from {{ ref('fct_leadership_changes') }}
)

select
    earlier.company_id,
    earlier.post_id,
    earlier.role_code,
    earlier.person_name as earlier_holder,
    earlier.start_date as earlier_start_date,
    earlier.end_date as earlier_end_date,
    later.person_name as later_holder,
    later.start_date as later_start_date,
    earlier_evidence.evidence_text as earlier_evidence_text,
    earlier_evidence.document_url as earlier_document_url,
    later_evidence.evidence_text as later_evidence_text,
    later_evidence.document_url as later_document_url
from stretches as earlier
inner join stretches as later
    on
        earlier.post_id = later.post_id
        and earlier.person_id <> later.person_id
        and (earlier.start_date, earlier.tenure_id) < (later.start_date, later.tenure_id)
        and (earlier.end_date is null or earlier.end_date > later.start_date)
left join evidence as earlier_evidence on earlier.start_event_id = earlier_evidence.event_id
left join evidence as later_evidence on later.start_event_id = later_evidence.event_id
{% endtest %}
