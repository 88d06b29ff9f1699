{% set dates = {
    'ex_date': 'XDTE', 'record_date': 'RDTE', 'payable_date': 'PAYD', 'effective_date': 'EFFD', 'expected_completion_date': none
} %}

with changes as (
    select * from {{ ref('fct_leadership_changes') }}
),

actions as (
    select * from {{ ref('fct_corporate_actions') }}
),

entries as (
    select
        event_id,
        company_id,
        company_name,
        person_name as other_party_name,
        event_type,
        event_status,
        cast(null as varchar) as caev_code,
        'effective_date' as date_kind,
        'EFFD' as date_code,
        effective_date as calendar_date,
        effective_date_precision as calendar_date_precision,
        first_reported_at,
        confidence,
        document_url
    from changes
    {% for date, code in dates.items() %}
        union all by name
        select
            event_id,
            company_id,
            company_name,
            counterparty_name as other_party_name,
            event_type,
            event_status,
            caev_code,
            '{{ date }}' as date_kind,
            {{ "'" ~ code ~ "'" if code else 'null' }} as date_code,
            {{ date }} as calendar_date,
            {{ 'effective_date_precision' if date == 'effective_date' else "'day'" }} as calendar_date_precision,
            first_reported_at,
            confidence,
            document_url
        from actions
    {% endfor %}
)

select
    event_id || '-' || date_kind as calendar_entry_id,
    calendar_date,
    calendar_date_precision,
    date_kind,
    date_code,
    event_id,
    company_id,
    company_name,
    other_party_name,
    event_type,
    caev_code,
    event_status,
    -- How long before the day the public could know of the event; negative where it was told afterwards.
    cast(date_diff('day', {{ utc_date('first_reported_at') }}, calendar_date) as integer) as notice_days,
    first_reported_at,
    confidence,
    document_url
from entries
where calendar_date is not null and event_status not in ('cancelled', 'denied')
