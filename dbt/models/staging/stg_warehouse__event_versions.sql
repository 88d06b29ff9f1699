with source as (
    select * from {{ source('warehouse', 'event_versions') }}
),

renamed as (
    select
        version_id,
        event_family,
        event_id,
        known_from,
        known_to,
        recorded_from,
        recorded_to,
        change_kind,
        caused_by,
        state_hash,
        state
    from source
)

select * from renamed
