select event_id, confidence from {{ ref('fct_leadership_changes') }} where confidence > 1
