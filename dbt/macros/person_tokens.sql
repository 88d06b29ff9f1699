{# The words of a person's name, folded, without honorifics, degrees and generation marks. An empty list for null. #}
{% macro person_tokens(name) -%}
    list_filter(
        regexp_split_to_array(trim(regexp_replace(lower(strip_accents(coalesce({{ name }}, ''))), '[^a-z]+', ' ', 'g')), ' '),
        lambda token: token not in (
            '', 'mr', 'mrs', 'ms', 'miss', 'dr', 'prof', 'sir', 'dame', 'lord', 'lady', 'jr', 'sr', 'ii', 'iii', 'iv', 'phd', 'md', 'esq', 'cpa'
        )
    )
{%- endmacro %}
