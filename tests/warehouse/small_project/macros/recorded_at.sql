{% macro recorded_at() -%}
    cast('{{ env_var("MARKET_EVENTS_RECORDED_AT") }}' as timestamptz)
{%- endmacro %}
