with source as (
    select * from {{ source('register', 'companies') }}
),

renamed as (
    select
        lpad(cast(cik as varchar), 10, '0') as cik,
        nullif(ticker, '') as ticker,
        name as company_name,
        exchange
    from source
)

select * from renamed
