{# The id of a post at a company: its role, or its title where the role is not among those known, and its unit. #}
{% macro post_id(company_id, role_code, title, unit) -%}
    {{ hash_id('S', "concat_ws('|', " ~ company_id ~ ", if(coalesce(" ~ role_code ~ ", 'OTHER') = 'OTHER', lower(" ~ title ~ "), " ~ role_code ~ "), lower(" ~ unit ~ "))") }}
{%- endmacro %}
