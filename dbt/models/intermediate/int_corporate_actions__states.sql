{%- set columns = corporate_action_columns() -%}
{%- set terms = [
    'value_amount', 'value_low', 'value_high', 'value_currency', 'value_kind', 'consideration', 'per_share_amount', 'ratio_new', 'ratio_old',
    'stake_pct', 'headcount', 'record_date', 'ex_date', 'payable_date', 'expected_completion_date', 'target_unit'
] -%}
with reports as (
    select
        *,
        {{ utc_date('coalesce(published_at, available_at)') }} as told_on
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
        {% for status in ['rumoured', 'announced'] -%}
        -- That something is {{ status }} happens by being told.
        min(told_on) filter (event_status = '{{ status }}') as {{ status }}_date,
        min(counted_from) filter (event_status = '{{ status }}') as {{ status }}_known_at,
        {% endfor -%}
        {% for status in ['completed', 'cancelled'] -%}
        arg_min(effective_date, terms_rank) filter (event_status = '{{ status }}') as {{ status }}_date,
        min(counted_from) filter (event_status = '{{ status }}') as {{ status }}_known_at,
        {% endfor -%}
        {% for term in terms -%}
        arg_min({{ term }}, terms_rank) as {{ term }}{{ ',' if not loop.last }}
        {% endfor %}
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
