{# True for the events that this build touches; where the model is made anew, for all. #}
{% macro is_touched(event_id) -%}
    {%- set touched = ref('int_events__touched') -%}
    {%- if is_incremental() -%}
        {{ event_id }} in (select touched.event_id from {{ touched }} as touched where touched.touched_at = {{ recorded_at() }})
    {%- else -%}
        true
    {%- endif -%}
{%- endmacro %}

{# The strategy `touched`: all rows of the events that this build touches give way to those that it makes, be they fewer. #}
{% macro get_incremental_touched_sql(arg_dict) -%}
    {%- set columns = get_quoted_csv(arg_dict['dest_columns'] | map(attribute='name')) -%}
    delete from {{ arg_dict['target_relation'] }} where {{ is_touched('event_id') }};
    insert into {{ arg_dict['target_relation'] }} ({{ columns }})
    select {{ columns }} from {{ arg_dict['temp_relation'] }};
{%- endmacro %}

{# A build tests what it touched, and nothing of a model that is `tested: nightly`; `dbt test`, which runs every night, tests all. #}
{% macro get_where_subquery(relation) -%}
    {%- set tested = namespace(relation=default__get_where_subquery(relation)) -%}
    {%- if execute and flags.WHICH == 'build' -%}
        {%- for node in graph.nodes.values() if node.config.meta.get('tested') == 'nightly' and node.relation_name == relation | string -%}
            {%- set tested.relation = '(select * from ' ~ relation ~ ' where false) as tested_nightly' -%}
        {%- endfor -%}
    {%- endif -%}
    {%- if execute and flags.WHICH == 'build' and not flags.FULL_REFRESH -%}
        {%- for node in graph.nodes.values() if node.config.incremental_strategy == 'touched' and node.relation_name == relation | string -%}
            {%- set tested.relation -%}
                (
                    select * from {{ tested.relation }}
                    where event_id in (
                        select touched.event_id
                        from {{ graph.nodes['model.market_events.int_events__touched'].relation_name }} as touched
                        where touched.touched_at = {{ recorded_at() }}
                    )
                ) as touched_rows
            {%- endset -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(tested.relation) }}
{%- endmacro %}
