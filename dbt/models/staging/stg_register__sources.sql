with source as (
    select * from {{ source('register', 'sources') }}
),

renamed as (
    select
        source_id,
        kind as source_kind,
        name as source_name,
        licence,
        cast(may_redistribute as boolean) as may_redistribute,
        zone as time_zone,
        expected_per_week
    from source
)

select * from renamed
