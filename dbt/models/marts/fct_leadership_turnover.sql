with changes as (
    select
        company_id,
        company_name,
        coalesce(role_code = 'CEO', false) as is_chief_executive,
        event_type in ('departure', 'board_departure') as is_exit,
        event_type in ('board_appointment', 'board_departure') as is_board,
        is_interim,
        -- A day is known by its month; a mere quarter or year is not, so the month of the first report stands in.
        case
            when effective_date_precision in ('day', 'month') then effective_date
            else {{ utc_date('first_reported_at') }}
        end as changed_on
    from {{ ref('fct_leadership_changes') }}
    where event_status in ('announced', 'completed') and event_type <> 'reporting_line_change'
)

select
    {{ hash_id('U', "concat_ws('|', company_id, date_trunc('month', changed_on))") }} as turnover_id,
    company_id,
    min(company_name) as company_name,
    cast(date_trunc('month', changed_on) as date) as month_start,
    cast(count(*) filter (where not is_exit) as integer) as entry_count,
    cast(count(*) filter (where is_exit) as integer) as exit_count,
    cast(count(*) filter (where not is_exit and is_interim) as integer) as interim_entry_count,
    cast(count(*) filter (where not is_exit and is_board) as integer) as board_entry_count,
    cast(count(*) filter (where is_exit and is_board) as integer) as board_exit_count,
    cast(count(*) filter (where not is_exit and is_chief_executive) as integer) as ceo_entry_count,
    cast(count(*) filter (where is_exit and is_chief_executive) as integer) as ceo_exit_count
from changes
group by company_id, date_trunc('month', changed_on)
