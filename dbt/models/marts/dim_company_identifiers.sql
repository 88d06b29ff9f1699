with companies as (
    select * from {{ ref('dim_companies') }}
    where cik is not null
),

register as (
    select
        registered.cik,
        registered.ticker,
        exchanges.mic
    from {{ ref('stg_register__companies') }} as registered
    left join {{ ref('exchanges') }} as exchanges on registered.exchange = exchanges.exchange
),

identifiers as (
    select
        company_id,
        'CIK' as scheme,
        cik as value,
        cast(null as varchar) as mic,
        if(link_basis = 'filer', 'filing', 'register') as source
    from companies
    union all
    select distinct
        companies.company_id,
        'TICKER' as scheme,
        register.ticker as value,
        register.mic,
        'register' as source
    from companies
    inner join register on companies.cik = register.cik
    where register.ticker is not null
)

select
    concat_ws('-', company_id, scheme, value, mic) as identifier_id,
    company_id,
    scheme,
    value,
    mic,
    -- The register says what holds today, not since when.
    cast(null as date) as valid_from,
    cast(null as date) as valid_to,
    source
from identifiers
