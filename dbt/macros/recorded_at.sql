{# The moment that this build writes into the recorded clock; whoever starts the build gives it, so that no model reads a clock. #}
{% macro recorded_at() -%}
    {%- set instant = env_var('MARKET_EVENTS_RECORDED_AT', '') -%}
    {%- if execute and not instant -%}
        {{ exceptions.raise_compiler_error('MARKET_EVENTS_RECORDED_AT is not set; give the moment of this build in ISO, UTC') }}
    {%- endif -%}
    cast('{{ instant or "1970-01-01 00:00:00+00" }}' as timestamptz)
{%- endmacro %}
