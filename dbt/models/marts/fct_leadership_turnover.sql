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
),

months as (
    select
        *,
        cast(date_trunc('month', changed_on) as date) as month_start
    from changes
),

-- A company is of the sector last told by the month's end, before its first filing of that filing's.
industries as (
    select
        company_id,
        sector,
        if(row_number() over (partition by company_id order by stretch) = 1, date '0001-01-01', first_told_on) as told_from,
        coalesce(told_before, date '9999-12-31') as told_before
    from {{ ref('int_company_industries__dated') }}
),

placed as (
    select
        months.*,
        industries.sector
    from months
    left join industries
        on
            months.company_id = industries.company_id
            and last_day(months.month_start) >= industries.told_from
            and last_day(months.month_start) < industries.told_before
)

select
    {{ hash_id('U', "concat_ws('|', company_id, month_start)") }} as turnover_id,
    company_id,
    min(company_name) as company_name,
    any_value(sector) as sector,
    month_start,
    cast(count(*) filter (where not is_exit) as integer) as entry_count,
    cast(count(*) filter (where is_exit) as integer) as exit_count,
    cast(count(*) filter (where not is_exit and is_interim) as integer) as interim_entry_count,
    cast(count(*) filter (where not is_exit and is_board) as integer) as board_entry_count,
    cast(count(*) filter (where is_exit and is_board) as integer) as board_exit_count,
    cast(count(*) filter (where not is_exit and is_chief_executive) as integer) as ceo_entry_count,
    cast(count(*) filter (where is_exit and is_chief_executive) as integer) as ceo_exit_count
from placed
group by company_id, month_start
