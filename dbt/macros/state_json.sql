{# A fact row as JSON without its nulls, instants in UTC: the same row gives the same text in any session and after new columns. #}
{% macro pack_state(columns) -%}
    cast(json_merge_patch('{}', to_json(struct_pack(
    {%- for name, type in columns %}
        {{ name }} := {% if type == 'timestamptz' %}{{ name }} at time zone 'UTC'{% else %}{{ name }}{% endif %}{{ ',' if not loop.last }}
    {%- endfor %}
    ))) as varchar)
{%- endmacro %}

{# The columns of a fact row out of `fields`, which parse_state made. #}
{% macro unpack_state(columns) -%}
    {%- for name, type in columns %}
    {% if type == 'timestamptz' -%}
        fields.{{ name }} at time zone 'UTC' as {{ name }}
    {%- else -%}
        fields.{{ name }} as {{ name }}
    {%- endif %}{{ ',' if not loop.last }}
    {%- endfor %}
{%- endmacro %}

{% macro parse_state(columns) -%}
    from_json(state, '{
    {%- for name, type in columns -%}
        "{{ name }}": "{{ 'timestamp' if type == 'timestamptz' else type }}"{{ ', ' if not loop.last }}
    {%- endfor -%}
    }')
{%- endmacro %}
