-- What the confidence of each event is weighed from, as its reports stand now: what `python -m tests.confidence` fits to.
select
    event_id,
    {%- for feature, value in confidence_features() %}
        {{ value }} as {{ feature }},
    {%- endfor %}
    bool_and(is_background) as is_background,
    cast(count(distinct story_key) as integer) as story_count,
    {{ event_confidence() }} as confidence,
    list(mention_id order by mention_id) as mention_ids
from {{ ref('int_event_reports__ranked') }}
where known_to is null
group by event_id
order by event_id
