with source as (
    select * from {{ source('extractors', 'company_listings') }}
),

renamed as (
    select
        listing_id,
        lpad(cik, 10, '0') as cik,
        ticker,
        company_name,
        exchange,
        listed_on
    from source
)

select * from renamed
