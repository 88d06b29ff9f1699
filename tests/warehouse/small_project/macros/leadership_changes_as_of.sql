{% macro make_leadership_changes_as_of() -%}
    create or replace macro marts.leadership_changes_as_of(t, recorded_as_of := now()) as table (
        select changes.*
        from marts.fct_leadership_changes as changes
        inner join marts.fct_event_versions as versions on changes.event_id = versions.event_id
        where
            versions.known_from <= t
            and versions.recorded_from <= recorded_as_of
            and (versions.recorded_to is null or recorded_as_of < versions.recorded_to)
    )
{%- endmacro %}
