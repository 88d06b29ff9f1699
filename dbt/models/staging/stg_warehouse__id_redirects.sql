with source as (
    select * from {{ source('warehouse', 'id_redirects') }}
),

renamed as (
    select
        kind as id_kind,
        old_id,
        new_id,
        reason as redirect_reason,
        recorded_at
    from source
)

select * from renamed
