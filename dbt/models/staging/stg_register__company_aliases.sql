with source as (
    select * from {{ source('register', 'company_aliases') }}
),

renamed as (
    select
        alias,
        name as company_name,
        lpad(nullif(cast(cik as varchar), ''), 10, '0') as cik,
        kind as alias_kind
    from source
)

select * from renamed
