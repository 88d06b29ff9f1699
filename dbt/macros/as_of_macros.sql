{#
    The table macros that analysts call. Each is made in the schema of the marts beside the table that it reads, which it names
    in two parts, so that it works in a copied file and after ATTACH and USE.
#}
{% macro _holding_at(known, recorded) -%}
    known_from <= cast({{ known }} as timestamptz)
    and (known_to is null or known_to > cast({{ known }} as timestamptz))
    and recorded_from <= cast({{ recorded }} as timestamptz)
    and (recorded_to is null or recorded_to > cast({{ recorded }} as timestamptz))
{%- endmacro %}

{% macro create_changes_as_of(macro_name, columns) -%}
    create or replace macro {{ this.schema }}.{{ macro_name }}(t, recorded_as_of := now()) as table
    select
    {%- for name, type in columns %}
        {{ name }}{{ ',' if not loop.last }}
    {%- endfor %}
    from {{ this.schema }}.{{ this.identifier }}
    where {{ _holding_at('t', 'recorded_as_of') }}
{%- endmacro %}

{% macro create_officeholders() -%}
    create or replace macro {{ this.schema }}.officeholders(company_id, on_date, known_at := now(), recorded_as_of := now()) as table
    with changes as (
        select versions.*
        from {{ this.schema }}.{{ this.identifier }} as versions
        where versions.company_id = company_id and {{ _holding_at('known_at', 'recorded_as_of') }}
    ),

    {{ tenures('changes') }}

    select stretches.*
    from stretches
    where
        coalesce(start_date, date '0001-01-01') <= cast(on_date as date)
        and (end_event_id is null or end_date > cast(on_date as date))
{%- endmacro %}

{% macro create_company_events() -%}
    create or replace macro {{ this.schema }}.company_events(company_id, t := now()) as table
    select versions.* exclude (recorded_from, recorded_to)
    from {{ this.schema }}.{{ this.identifier }} as versions
    where
        (versions.company_id = company_id or versions.counterparty_id = company_id)
        and {{ _holding_at('t', 'now()') }}
{%- endmacro %}
