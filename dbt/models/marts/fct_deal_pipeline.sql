with horizon as (
    select {{ utc_date('max(published_at)') }} as as_of_date
    from {{ ref('dim_documents') }}
    where published_at <= retrieved_at
),

deals as (
    select actions.*
    from {{ ref('fct_corporate_actions') }} as actions
    inner join {{ ref('event_resolution') }} as resolution on actions.event_type = resolution.event_type
    where resolution.event_group = 'deal'
),

dated as (
    select
        deals.*,
        horizon.as_of_date,
        {{ utc_date('deals.first_reported_at') }} as opened_date,
        case
            when deals.event_status = 'completed' then coalesce(deals.completed_date, {{ utc_date('deals.completed_known_at') }})
            when deals.event_status = 'cancelled' then coalesce(deals.cancelled_date, {{ utc_date('deals.cancelled_known_at') }})
            when deals.event_status = 'denied' then {{ utc_date('deals.last_reported_at') }}
        end as closed_date
    from deals
    cross join horizon
),

aged as (
    select
        *,
        event_status not in ('completed', 'cancelled', 'denied') as is_open,
        greatest(date_diff('day', opened_date, coalesce(closed_date, as_of_date)), 0) as age_days,
        date_diff('day', {{ utc_date('last_reported_at') }}, as_of_date) as quiet_days,
        date_diff('day', expected_completion_date, as_of_date) as overdue_days
    from dated
)

select
    event_id,
    company_id,
    company_name,
    counterparty_id,
    counterparty_name,
    target_unit,
    event_type,
    event_status,
    is_open,
    as_of_date,
    opened_date,
    closed_date,
    cast(age_days as integer) as age_days,
    case
        when age_days <= 30 then '000-030'
        when age_days <= 90 then '031-090'
        when age_days <= 180 then '091-180'
        when age_days <= 365 then '181-365'
        else '366+'
    end as age_band,
    if(is_open, cast(greatest(quiet_days, 0) as integer), null) as quiet_days,
    expected_completion_date,
    if(is_open and overdue_days > 0, cast(overdue_days as integer), null) as overdue_days,
    value_amount,
    value_currency,
    value_kind,
    consideration,
    document_count,
    confidence,
    document_url
from aged
