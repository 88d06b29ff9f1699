{#
    How alike two company keys are, 0 to 1: the same but for spaces, one letter off, or the one the first words or the initials
    of the other.
    Only to be asked of names that have something else in common.
#}
{% macro similar_keys(one, other) -%}
    case
        when {{ one }} = {{ other }} then 0.98  -- 1 is for what a person has said
        when replace({{ one }}, ' ', '') = replace({{ other }}, ' ', '') then 0.95
        when least(length({{ one }}), length({{ other }})) >= 6 and damerau_levenshtein({{ one }}, {{ other }}) = 1 then 0.9
        when
            least(length({{ one }}), length({{ other }})) >= 4
            and (starts_with({{ one }}, {{ other }} || ' ') or starts_with({{ other }}, {{ one }} || ' '))
            then 0.85
        when {{ _initials(one) }} = {{ other }} or {{ _initials(other) }} = {{ one }} then 0.85
        when
            least(length({{ one }}), length({{ other }})) >= 6
            and (starts_with({{ one }}, {{ other }}) or starts_with({{ other }}, {{ one }}))
            then 0.8
        else 0.0
    end
{%- endmacro %}

{# The first letters of a key of three words or more; null for a shorter one. #}
{% macro _initials(key) -%}
    if(
        length({{ key }}) - length(replace({{ key }}, ' ', '')) >= 2,
        array_to_string(list_transform(string_split({{ key }}, ' '), lambda word: word[1]), ''),
        null
    )
{%- endmacro %}
