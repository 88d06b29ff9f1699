with recursive names as (
    select * from {{ ref('int_person_names__parsed') }}
),

links as (
    select
        company_id,
        name_key,
        other_key
    from {{ ref('int_person_links__scored') }}
    where verdict = 'joined'
),

-- From link to link, up to a name that is nobody's other form; the depth guards against a circle.
followed as (
    select
        company_id,
        name_key,
        other_key as person_key,
        1 as depth
    from links
    union all
    select
        followed.company_id,
        followed.name_key,
        links.other_key as person_key,
        followed.depth + 1 as depth
    from followed
    inner join links on followed.company_id = links.company_id and followed.person_key = links.name_key
    where followed.depth < 5
),

ends as (
    select
        company_id,
        name_key,
        arg_max(person_key, depth) as person_key
    from followed
    group by company_id, name_key
),

people as (
    select
        names.company_id,
        names.person_name,
        names.name_key,
        coalesce(ends.person_key, names.name_key) as person_key
    from names
    left join ends on names.company_id = ends.company_id and names.name_key = ends.name_key
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
    people.name_key,
    people.person_key,
    people.company_id || '|' || people.person_key as resolution_key,
    coalesce(earlier.person_id, {{ hash_id('P', "people.company_id || '|' || people.person_key") }}) as person_id
from people
left join earlier on people.company_id = earlier.company_id and people.person_key = earlier.person_key
