with ledger as (
    select * from {{ ref('stg_warehouse__id_redirects') }}
),

-- Where each key that an earlier build knew by another id is found today.
moves as (
    select
        'event' as id_kind,
        earlier.minted_id as old_id,
        members.event_id as new_id
    from {{ ref('int_mentions__resolved') }} as members
    inner join {{ ref('stg_warehouse__minted_ids') }} as earlier
        on earlier.id_kind = 'event' and members.resolution_key = earlier.resolution_key
    anti join {{ ref('int_mentions__resolved') }} as standing
        on members.resolution_key = standing.resolution_key and earlier.minted_id = standing.event_id
    union all
    select
        'person' as id_kind,
        earlier.minted_id as old_id,
        people.person_id as new_id
    from {{ ref('int_people__resolved') }} as people
    inner join {{ ref('stg_warehouse__minted_ids') }} as earlier
        on
            earlier.id_kind = 'person'
            and split_part(earlier.resolution_key, '|', 2) = people.name_key
    left join {{ ref('int_company_redirects__derived') }} as moved on split_part(earlier.resolution_key, '|', 1) = moved.old_id
    where coalesce(moved.new_id, split_part(earlier.resolution_key, '|', 1)) = people.company_id
),

live as (
    select event_id as id from {{ ref('int_mentions__resolved') }}
    union
    select person_id as id from {{ ref('int_people__resolved') }}
),

derived as (
    select
        id_kind,
        old_id,
        min(new_id) as new_id,
        if(max(live.id) is null, 'merge', 'split') as redirect_reason
    from moves
    left join live on moves.old_id = live.id
    where old_id <> new_id
    group by id_kind, old_id
    union all
    select
        'company' as id_kind,
        old_id,
        new_id,
        redirect_reason
    from {{ ref('int_company_redirects__derived') }}
),

added as (
    select
        derived.*,
        {{ recorded_at() }} as recorded_at
    from derived
    anti join ledger on derived.id_kind = ledger.id_kind and derived.old_id = ledger.old_id and derived.new_id = ledger.new_id
)

select
    id_kind as kind,
    old_id,
    new_id,
    redirect_reason as reason,
    recorded_at
from ledger
union all
select
    id_kind as kind,
    old_id,
    new_id,
    redirect_reason as reason,
    recorded_at
from added
