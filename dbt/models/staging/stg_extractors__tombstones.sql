with source as (
    select * from {{ source('extractors', 'tombstones') }}
),

renamed as (
    select
        document_key,
        reason as tombstone_reason,
        detail as tombstone_detail,
        recorded_at
    from source
)

select * from renamed
