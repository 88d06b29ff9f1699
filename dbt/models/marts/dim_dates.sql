with told as (
    select
        min(effective_date) as first_date,
        max(coalesce(effective_date_to, effective_date)) as last_date
    from {{ ref('fct_event_mentions') }}
    union all
    select
        min({{ utc_date('available_at') }}) as first_date,
        max({{ utc_date('available_at') }}) as last_date
    from {{ ref('dim_documents') }}
),

spans as (
    select
        date_trunc('year', min(first_date)) as first_date,
        date_trunc('year', max(last_date)) + interval 1 year as end_date
    from told
),

days as (
    select cast(unnest(generate_series(first_date, end_date - interval 1 day, interval 1 day)) as date) as date_day
    from spans
)

select
    date_day,
    cast(year(date_day) as integer) as year_number,
    cast(quarter(date_day) as integer) as quarter_number,
    cast(month(date_day) as integer) as month_number,
    cast(date_trunc('month', date_day) as date) as month_start,
    cast(isodow(date_day) as integer) as iso_weekday,
    isodow(date_day) >= 6 as is_weekend
from days
