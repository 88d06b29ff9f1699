{# The day of an instant in UTC, whatever zone the session speaks. #}
{% macro utc_date(instant) -%}
    cast({{ instant }} at time zone 'UTC' as date)
{%- endmacro %}
