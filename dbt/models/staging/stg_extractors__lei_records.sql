with source as (
    select * from {{ source('extractors', 'lei_records') }}
),

renamed as (
    select
        record_id,
        lei,
        legal_name,
        jurisdiction,
        entity_category,
        entity_status,
        registration_status,
        authority_id,
        authority_entity_id,
        {{ utc_date('entity_created_at') }} as entity_created_on,
        {{ utc_date('entity_expired_at') }} as entity_expired_on,
        {{ utc_date('registered_at') }} as registered_on,
        {{ utc_date('updated_at') }} as updated_on,
        updated_at,
        listed_on
    from source
)

select * from renamed
