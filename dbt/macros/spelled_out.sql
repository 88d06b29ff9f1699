{# A company_key with the words spelled out that registers shorten, and without legal forms in full: a second key of the name. #}
{% macro spelled_out(key) -%}
    regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        {{ key }},
        '( (aktiengesellschaft|societe anonyme))+$', ''),
        '\bcorp\b', 'corporation', 'g'),
        '\bco\b', 'company', 'g'),
        '\bintl\b', 'international', 'g')
{%- endmacro %}
