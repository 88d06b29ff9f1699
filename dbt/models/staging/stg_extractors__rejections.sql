with source as (
    select * from {{ source('extractors', 'rejections') }}
),

renamed as (
    select
        document_id,
        document_key,
        source_id,
        external_id,
        origin,
        stage,
        rejection_code,
        rejection_detail,
        retrieved_at
    from source
)

select * from renamed
