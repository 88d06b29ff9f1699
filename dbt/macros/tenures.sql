{#
    Stretches of people in single posts, from a CTE or table of leadership changes as they stood at some pair of moments. An
    entry opens a stretch, the same person's next move in that post ends it; an exit that no entry precedes has no known start.
    A move without a date is dated by its first publication; where that is unknown too, the day stays null.
    Changes that are only planned, rumoured, denied or cancelled open and end nothing.
#}
{% macro tenures(changes) -%}
    posted as (
        select
            told.event_id,
            told.company_id,
            told.company_name,
            told.person_id,
            told.person_name,
            told.predecessor,
            told.successor,
            told.event_type in ('departure', 'board_departure') as is_exit,
            coalesce(told.effective_date, {{ utc_date('told.first_published_at') }}) as moved_on,
            coalesce(told.effective_date, {{ utc_date('told.first_reported_at') }}) as sorted_on,
            coalesce(told.effective_date_precision, if(told.first_published_at is null, null, 'day')) as moved_on_precision,
            unnest(from_json(told.posts, '[{"title": "varchar", "role_code": "varchar", "unit": "varchar", "is_interim": "boolean"}]')) as post
        from {{ changes }} as told
        where
            told.person_id is not null
            and told.event_status in ('announced', 'completed')
            and told.event_type <> 'reporting_line_change'
    ),

    moves as (
        select
            posted.*,
            coalesce(post.role_code, 'OTHER') as role_code,
            post.title as role_title,
            post.unit as org_unit,
            coalesce(post.is_interim, false) as is_interim,
            {{ post_id('posted.company_id', 'post.role_code', 'post.title', 'post.unit') }} as post_id
        from posted
        qualify row_number() over (partition by event_id, post_id) = 1
    ),

    neighboured as (
        select
            *,
            lag(is_exit) over in_post as earlier_is_exit,
            lead(moved_on) over in_post as next_on,
            lead(moved_on_precision) over in_post as next_on_precision,
            lead(event_id) over in_post as next_event_id,
            lead(successor) over in_post as next_successor
        from moves
        window in_post as (partition by post_id, person_id order by sorted_on, is_exit, event_id)
    ),

    stretches as (
        select
            {{ hash_id('T', "concat_ws('|', post_id, person_id, event_id, is_exit)") }} as tenure_id,
            neighboured.company_id,
            company_name,
            person_id,
            person_name,
            post_id,
            role_code,
            role_title,
            org_unit,
            is_interim,
            if(is_exit, null, moved_on) as start_date,
            if(is_exit, null, moved_on_precision) as start_date_precision,
            if(is_exit, moved_on, next_on) as end_date,
            if(is_exit, moved_on_precision, next_on_precision) as end_date_precision,
            if(is_exit, null, event_id) as start_event_id,
            if(is_exit, event_id, next_event_id) as end_event_id,
            if(is_exit, null, predecessor) as predecessor,
            if(is_exit, successor, next_successor) as successor
        from neighboured
        where not is_exit or coalesce(earlier_is_exit, true)
    )
{%- endmacro %}
