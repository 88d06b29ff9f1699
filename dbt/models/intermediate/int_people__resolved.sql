with told as (
    select distinct
        company_id,
        person_name,
        {{ person_tokens('person_name') }} as tokens
    from {{ ref('int_mentions__linked') }}
    where company_id is not null and person_name is not null
),

-- First and last name in alphabetical order, since some are written family name first.
keyed as (
    select
        company_id,
        person_name,
        tokens[-1] as last_name,
        tokens[1][1] as first_initial,
        len(tokens) > 1 and len(tokens[1]) > 1 as is_full,
        list_aggregate(list_sort(list_distinct([tokens[1], tokens[-1]])), 'string_agg', ' ') as person_key
    from told
    where len(tokens) > 0
),

-- "Park" or "J. Park" is the one Park of that company whose name is told in full, if there is just one.
completed as (
    select
        partial.company_id,
        partial.person_name,
        case when count(distinct complete.person_key) = 1 then min(complete.person_key) else min(partial.person_key) end as person_key
    from keyed as partial
    left join keyed as complete
        on
            partial.company_id = complete.company_id
            and partial.last_name = complete.last_name
            and complete.is_full
            and (partial.first_initial = complete.first_initial or partial.person_key = partial.last_name)
    where not partial.is_full
    group by all
),

people as (
    select
        company_id,
        person_name,
        person_key
    from keyed
    where is_full
    union all
    select
        company_id,
        person_name,
        person_key
    from completed
),

-- The ledger knows a person by the id that the company had then.
earlier as (
    select
        coalesce(moved.new_id, split_part(minted.resolution_key, '|', 1)) as company_id,
        split_part(minted.resolution_key, '|', 2) as person_key,
        arg_min(minted.minted_id, struct_pack(at := minted.recorded_at, id := minted.minted_id)) as person_id
    from {{ ref('stg_warehouse__minted_ids') }} as minted
    left join {{ ref('int_company_redirects__derived') }} as moved on split_part(minted.resolution_key, '|', 1) = moved.old_id
    where minted.id_kind = 'person'
    group by all
)

select
    people.company_id,
    people.person_name,
    people.person_key,
    people.company_id || '|' || people.person_key as resolution_key,
    coalesce(earlier.person_id, {{ hash_id('P', "people.company_id || '|' || people.person_key") }}) as person_id
from people
left join earlier on people.company_id = earlier.company_id and people.person_key = earlier.person_key
