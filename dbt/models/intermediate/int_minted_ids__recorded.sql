with ledger as (
    select * from {{ ref('stg_warehouse__minted_ids') }}
),

companies as (
    select distinct
        'company' as id_kind,
        company_id as minted_id,
        company_key as resolution_key
    from {{ ref('int_company_keys__resolved') }}
),

people as (
    select distinct
        'person' as id_kind,
        person_id as minted_id,
        resolution_key
    from {{ ref('int_people__resolved') }}
),

events as (
    select distinct
        'event' as id_kind,
        event_id as minted_id,
        unnest([resolution_key, told_key]) as resolution_key
    from {{ ref('int_mentions__resolved') }}
),

used as (
    select * from companies
    union all
    select * from people
    union all
    select * from events
),

added as (
    select
        used.*,
        {{ recorded_at() }} as recorded_at
    from used
    anti join ledger
        on used.id_kind = ledger.id_kind and used.minted_id = ledger.minted_id and used.resolution_key = ledger.resolution_key
)

select
    id_kind as kind,
    minted_id as id,
    resolution_key,
    recorded_at
from ledger
union all
select
    id_kind as kind,
    minted_id as id,
    resolution_key,
    recorded_at
from added
