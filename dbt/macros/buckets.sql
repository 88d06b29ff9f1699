{#
    Makes a large table of one family bucket by bucket of its events, so that its memory does not grow with it. What the model
    reads holds only rows that are `in_bucket` and `in_family`; as a table it has the hooks `open_buckets`, which sets the
    family and how many buckets there are and points at the first, and `fill_buckets`, which adds the others one after
    another. Without the hooks there is one bucket of both families, which holds all. A view is filtered by variables and
    not by its reader, since DuckDB does not carry a filter into what a view makes once and uses twice.
#}

{% macro in_bucket(event_id) -%}
    hash({{ event_id }}) % coalesce(getvariable('bucket_count'), 1) = coalesce(getvariable('bucket'), 0)
{%- endmacro %}

{% macro in_family(event_family) -%}
    (getvariable('event_family') is null or {{ event_family }} = getvariable('event_family'))
{%- endmacro %}

{% macro open_buckets(rows, family) -%}
    set variable event_family = '{{ family }}';
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
        reset variable event_family;
    {%- endif -%}
{%- endmacro %}
