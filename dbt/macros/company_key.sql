{#
    What a company's name comes down to once spelling, legal form and register marks are taken off, so that
    "The Acme Widgets Co., Inc." and "ACME WIDGETS CORP /DE/" have one key. Null for null; never empty for a name with a letter.
#}
{% macro company_key(name) -%}
    {%- set folded -%}
        trim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(regexp_replace(
            lower(strip_accents({{ name }})),
            '/[a-z]{2,4}/?\s*$', ''),
            '[’'']s\b', '', 'g'),
            '\b([a-z])\.', '\1', 'g'),
            '&', ' and ', 'g'),
            '[^a-z0-9]+', ' ', 'g'))
    {%- endset -%}
    {%- set legal = 'inc|incorporated|corp|corporation|co|company|companies|ltd|limited|plc|llc|lp|llp|sa|ag|nv|bv|se|spa|ab|asa|oyj|gmbh|kk|pty|holdings?|group|groupe|and' -%}
    coalesce(
        nullif(regexp_replace(regexp_replace({{ folded }}, '^the ', ''), '( ({{ legal }}))+$', ''), ''),
        nullif({{ folded }}, '')
    )
{%- endmacro %}
