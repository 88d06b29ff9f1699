{#
    A registered name without the accidents of its spelling, legal form included, so that "The Coca-Cola Company" and EDGAR's
    "COCA COLA CO /DE/" are one, while Acme Inc. and Acme Holdings Inc. stay two. Null for null.
#}
{% macro registered_name(name) -%}
    {%- set folded -%}
        regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            lower(strip_accents({{ name }})),
            '[/\\]\s*[a-z]{2,4}\s*[/\\]?\s*$', ''),
            '[’'']', '', 'g'),
            '\b([a-z])\.', '\1', 'g'),
            '&', ' and ', 'g'),
            '[^\pL\pN]+', ' ', 'g')
    {%- endset -%}
    nullif(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
        trim({{ folded }}),
        '^the ', ''),
        '\bincorporated\b', 'inc', 'g'),
        '\bcorporation\b', 'corp', 'g'),
        '\b(company|companies)\b', 'co', 'g'),
        '\b(cos)\b', 'co', 'g'),
        '\bpublic limited co\b', 'plc', 'g'),
        '\blimited\b', 'ltd', 'g'),
        '\binternational\b', 'intl', 'g'),
        '')
{%- endmacro %}
