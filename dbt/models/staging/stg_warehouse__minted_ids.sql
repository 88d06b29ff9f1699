with source as (
    select * from {{ source('warehouse', 'minted_ids') }}
),

renamed as (
    select
        kind as id_kind,
        id as minted_id,
        resolution_key,
        recorded_at
    from source
)

select * from renamed
