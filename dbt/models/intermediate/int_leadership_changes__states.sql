{{ config(pre_hook="{{ open_buckets(ref('int_event_moments__derived'), 'leadership_change') }}", post_hook='{{ fill_buckets() }}') }}
{%- set columns = leadership_change_columns() -%}
with reports as (
    select * from {{ ref('int_event_reports__ranked') }}
    where event_family = 'leadership_change'
),

companies as (
    select * from {{ ref('int_companies__named') }}
),

combined as (
    select
        {{ shared_fact_aggregates() }},
        arg_min(person_id, identity_rank) as person_id,
        arg_max(person_name, struct_pack(letters := length(person_name), name := person_name)) as person_name,
        arg_min(role_title, identity_rank) as role_title,
        arg_min(role_code, identity_rank) as role_code,
        arg_min(org_unit, identity_rank) as org_unit,
        coalesce(arg_min(change_reason, terms_rank) filter (change_reason <> 'not_stated'), 'not_stated') as change_reason,
        coalesce(arg_min(is_interim, identity_rank), false) as is_interim,
        coalesce(arg_min(is_elect, terms_rank), false) as is_elect,
        coalesce(arg_min(is_nominee, terms_rank), false) as is_nominee,
        arg_min(predecessor, terms_rank) as predecessor,
        arg_min(successor, terms_rank) as successor,
        arg_min(reports_to, terms_rank) as reports_to,
        arg_min(previous_role, terms_rank) as previous_role,
        arg_min(to_json(posts), identity_rank) filter (len(posts) > 0) as posts
    from reports
    group by event_id, known_from
),

named as (
    select
        combined.* exclude (evidence_url),
        nullif(combined.evidence_url, '') as document_url,
        coalesce(companies.company_name, combined.told_company_name) as company_name
    from combined
    left join companies on combined.company_id = companies.company_id
)

select
    'leadership_change' as event_family,
    event_id,
    known_from,
    known_to,
    caused_by,
    cause,
    event_status,
    {{ pack_state(columns) }} as state
from named
