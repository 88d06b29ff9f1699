{# An id made from what it stands for: a letter for its kind and 64 bits of a hash. #}
{% macro hash_id(letter, expression) -%}
    '{{ letter }}' || left(md5({{ expression }}), 16)
{%- endmacro %}
