{# Warns of rows that were set aside, so that somebody looks for what made them. #}
{% test nothing_set_aside(model) %}
select * from {{ model }}
{% endtest %}
