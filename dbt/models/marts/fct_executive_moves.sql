with entries as (
    select * from {{ ref('fct_leadership_changes') }}
    where event_type in ('appointment', 'board_appointment', 'interim_appointment') and event_status in ('announced', 'completed')
),

exits as (
    select * from {{ ref('fct_leadership_changes') }}
    where event_type in ('departure', 'board_departure') and event_status in ('announced', 'completed')
),

mentions as (
    select
        event_id,
        mention_id,
        report_number
    from {{ ref('fct_event_mentions') }}
),

told as (
    select * from {{ ref('int_former_employers__told') }}
),

companies as (
    select
        company_id,
        company_name,
        unnest(names_told) as name_told
    from {{ ref('dim_companies') }}
),

-- A name that two companies bear says nothing about which is meant.
employers as (
    select
        {{ company_key('name_told') }} as employer_key,
        min(company_id) as company_id,
        min(company_name) as company_name
    from companies
    group by employer_key
    having count(distinct company_id) = 1
),

moves as (
    select
        mentions.event_id,
        employers.company_id,
        employers.company_name,
        arg_min(told.role_title, mentions.report_number) as role_title
    from told
    inner join mentions on told.mention_id = mentions.mention_id
    inner join employers on told.employer_key = employers.employer_key
    group by all
),

people as (
    select
        person_id,
        person_key
    from {{ ref('dim_people') }}
),

departures as (
    select
        exits.*,
        people.person_key
    from exits
    inner join people on exits.person_id = people.person_id
)

select
    {{ hash_id('M', "concat_ws('|', entries.event_id, moves.company_id)") }} as move_id,
    entries.person_name,
    moves.company_id as from_company_id,
    moves.company_name as from_company_name,
    moves.role_title as from_role_title,
    departures.person_id as from_person_id,
    departures.event_id as exit_event_id,
    departures.effective_date as exit_date,
    departures.effective_date_precision as exit_date_precision,
    entries.person_id as to_person_id,
    entries.company_id as to_company_id,
    entries.company_name as to_company_name,
    entries.role_title as to_role_title,
    entries.role_code as to_role_code,
    entries.event_id as entry_event_id,
    entries.effective_date as entry_date,
    entries.effective_date_precision as entry_date_precision,
    entries.first_reported_at,
    if(departures.event_id is null, 'stated', 'stated_and_departure') as move_basis,
    entries.confidence,
    entries.evidence_text,
    entries.evidence_document_id,
    entries.document_url
from entries
inner join moves on entries.event_id = moves.event_id and entries.company_id <> moves.company_id
left join people on entries.person_id = people.person_id
left join departures
    on
        moves.company_id = departures.company_id
        and people.person_key = departures.person_key
        and abs(date_diff('day', departures.first_reported_at, entries.first_reported_at)) <= 730
qualify row_number() over (partition by entries.event_id, moves.company_id order by departures.first_reported_at desc, departures.event_id asc) = 1
