with source as (
    select * from {{ source('extractors', 'documents') }}
),

renamed as (
    select
        document_id,
        document_key,
        source_id,
        external_id,
        url,
        origin,
        media_type,
        byte_count,
        retrieved_at,
        form,
        filer_name,
        published_at as published_at_told,
        accepted_at as accepted_at_told,
        rejection_code,
        rejection_detail
    from source
)

select * from renamed
