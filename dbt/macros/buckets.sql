{#
    Makes a large table bucket by bucket of its events, so that its memory does not grow with it. The model reads only rows
    that are `in_bucket`; as a table it has the hooks `open_buckets`, which sets how many there are and points at the first,
    and `fill_buckets`, which adds the others one after another. Without the hooks there is one bucket, which holds all.
#}

{% macro in_bucket(event_id) -%}
    hash({{ event_id }}) % coalesce(getvariable('bucket_count'), 1) = coalesce(getvariable('bucket'), 0)
{%- endmacro %}

{% macro open_buckets(rows) -%}
    set variable bucket_count = (select count(*) // 200000 + 1 from {{ rows }});
    set variable bucket = 0;
{%- endmacro %}

{% macro fill_buckets() -%}
    {%- if execute -%}
        {%- for bucket in range(1, run_query("select getvariable('bucket_count')")[0][0] | int) %}
            set variable bucket = {{ bucket }};
            insert into {{ this }} {{ model.compiled_code }};
        {%- endfor %}
        reset variable bucket;
        reset variable bucket_count;
    {%- endif -%}
{%- endmacro %}
