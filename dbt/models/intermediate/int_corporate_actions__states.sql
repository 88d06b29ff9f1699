{{ config(pre_hook="{{ open_buckets(ref('int_event_moments__derived'), 'corporate_action') }}", post_hook='{{ fill_buckets() }}') }}
{%- set columns = corporate_action_columns() -%}
with reports as (
    select
        *,
        {{ utc_date('published_at') }} as told_on,
        if(published_at_precision = 'instant', 'day', published_at_precision) as told_on_precision
    from {{ ref('int_event_reports__ranked') }}
    where event_family = 'corporate_action'
),

companies as (
    select * from {{ ref('int_companies__named') }}
),

event_types as (
    select * from {{ ref('event_types') }}
),

combined as (
    select
        {{ shared_fact_aggregates() }},
        arg_min(counterparty_id, identity_rank) as counterparty_id,
        arg_min(counterparty_name, identity_rank) as told_counterparty_name,
        -- A rumour and an announcement happen by being told; completion and end on the day that is told.
        min(told_on) filter (event_status = 'rumoured') as rumoured_date,
        arg_min(told_on_precision, told_on) filter (event_status = 'rumoured') as rumoured_date_precision,
        min(counted_from) filter (event_status = 'rumoured') as rumoured_known_at,
        min(told_on) filter (event_status = 'announced') as announced_date,
        arg_min(told_on_precision, told_on) filter (event_status = 'announced') as announced_date_precision,
        min(counted_from) filter (event_status = 'announced') as announced_known_at,
        arg_min(effective_date, terms_rank) filter (event_status = 'completed') as completed_date,
        arg_min(effective_date_precision, terms_rank) filter (event_status = 'completed' and effective_date is not null) as completed_date_precision,
        min(counted_from) filter (event_status = 'completed') as completed_known_at,
        arg_min(effective_date, terms_rank) filter (event_status = 'cancelled') as cancelled_date,
        arg_min(effective_date_precision, terms_rank) filter (event_status = 'cancelled' and effective_date is not null) as cancelled_date_precision,
        min(counted_from) filter (event_status = 'cancelled') as cancelled_known_at,
        arg_min(value_amount, terms_rank) as value_amount,
        arg_min(value_low, terms_rank) as value_low,
        arg_min(value_high, terms_rank) as value_high,
        arg_min(value_currency, terms_rank) filter (coalesce(value_amount, value_high, per_share_amount) is not null) as value_currency,
        arg_min(value_kind, terms_rank) filter (coalesce(value_amount, value_high, per_share_amount) is not null) as value_kind,
        arg_min(consideration, terms_rank) as consideration,
        arg_min(per_share_amount, terms_rank) as per_share_amount,
        arg_min(ratio_new, terms_rank) as ratio_new,
        arg_min(ratio_old, terms_rank) as ratio_old,
        arg_min(stake_pct, terms_rank) as stake_pct,
        arg_min(headcount, terms_rank) as headcount,
        arg_min(record_date, terms_rank) as record_date,
        arg_min(ex_date, terms_rank) as ex_date,
        arg_min(payable_date, terms_rank) as payable_date,
        arg_min(expected_completion_date, terms_rank) as expected_completion_date,
        arg_min(target_unit, terms_rank) as target_unit
    from reports
    group by event_id, known_from
),

named as (
    select
        combined.* exclude (evidence_url),
        nullif(combined.evidence_url, '') as document_url,
        coalesce(companies.company_name, combined.told_company_name) as company_name,
        coalesce(counterparties.company_name, combined.told_counterparty_name) as counterparty_name,
        -- "SPLF reverse:SPLR" in the register of types: a code for the type, and others for its subtypes.
        nullif(coalesce(
            nullif(regexp_extract(event_types.caev_code, coalesce(combined.event_subtype, '-') || ':(\w+)', 1), ''),
            regexp_extract(event_types.caev_code, '^(\w+)(\s|$)', 1)
        ), '') as caev_code,
        event_types.sec_items
    from combined
    left join companies on combined.company_id = companies.company_id
    left join companies as counterparties on combined.counterparty_id = counterparties.company_id
    left join event_types on combined.event_type = event_types.event_type
)

select
    'corporate_action' as event_family,
    event_id,
    known_from,
    known_to,
    caused_by,
    cause,
    event_status,
    {{ pack_state(columns) }} as state
from named
