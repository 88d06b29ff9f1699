with moves as (
    select
        move_id,
        to_person_id,
        from_company_id,
        entry_event_id,
        exit_event_id,
        first_reported_at,
        evidence_text,
        evidence_document_id
    from {{ ref('fct_executive_moves') }}
    where to_person_id is not null
),

people as (
    select
        person_id,
        company_id,
        person_key,
        -- An initial or a bare family name fits too many.
        len(list_filter(string_split(person_key, ' '), lambda word: length(word) > 1)) > 1 as is_full_name
    from {{ ref('dim_people') }}
),

-- What is told of a person at the former company long after the move tells of somebody else of that name.
later as (
    select
        person_id,
        max(first_reported_at) as last_entry_at
    from {{ ref('fct_leadership_changes') }}
    where event_type in ('appointment', 'promotion', 'interim_appointment', 'role_change') and event_status in ('announced', 'completed')
    group by person_id
),

stated as (
    select
        moves.*,
        former.person_id as from_person_id,
        moves.exit_event_id is not null as has_departure,
        coalesce(later.last_entry_at > moves.first_reported_at + interval 365 day, false) as is_there_later
    from moves
    inner join people as arrived on moves.to_person_id = arrived.person_id
    inner join people as former
        on
            moves.from_company_id = former.company_id
            and arrived.person_key = former.person_key
            and moves.to_person_id <> former.person_id
    left join later on former.person_id = later.person_id
    where arrived.is_full_name
),

scored as (
    select
        *,
        case
            when has_departure then 'former_employer_and_departure'
            when is_there_later then 'former_employer_but_later_there'
            else 'former_employer'
        end as link_basis,
        case
            when has_departure then 0.99
            when is_there_later then 0.5
            else 0.95
        end as link_score
    from stated
)

select
    {{ hash_id('K', "concat_ws('|', from_person_id, to_person_id)") }} as person_link_id,
    from_person_id,
    to_person_id,
    min(from_company_id) as from_company_id,
    arg_max(link_basis, struct_pack(score := link_score, id := move_id)) as link_basis,
    cast(max(link_score) as double) as link_score,
    max(link_score) >= 0.9 as is_same_person,
    arg_max(move_id, struct_pack(score := link_score, id := move_id)) as move_id,
    arg_max(evidence_text, struct_pack(score := link_score, id := move_id)) as evidence_text,
    arg_max(evidence_document_id, struct_pack(score := link_score, id := move_id)) as evidence_document_id
from scored
group by from_person_id, to_person_id
