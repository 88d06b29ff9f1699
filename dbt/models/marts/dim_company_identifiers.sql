with companies as (
    select * from {{ ref('dim_companies') }}
    where cik is not null
),

exchanges as (
    select * from {{ ref('exchanges') }}
),

register as (
    select distinct
        'CIK' || registered.cik as company_id,
        registered.ticker,
        exchanges.mic
    from {{ ref('stg_register__companies') }} as registered
    left join exchanges on registered.exchange = exchanges.exchange
    where registered.ticker is not null
),

dated as (
    select
        tickers.company_id,
        tickers.ticker,
        exchanges.mic,
        tickers.first_told_on as valid_from,
        -- Until when is known only where another company bears the ticker since; then the last day it was told.
        if(tickers.is_succeeded, tickers.last_told_on, null) as valid_to,
        tickers.source
    from {{ ref('int_company_tickers__dated') }} as tickers
    left join exchanges on tickers.exchange = exchanges.exchange
),

identifiers as (
    select
        company_id,
        'CIK' as scheme,
        cik as value,
        cast(null as varchar) as mic,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        if(link_basis = 'filer', 'filing', 'register') as source
    from companies
    union all by name
    select
        company_id,
        'TICKER' as scheme,
        ticker as value,
        mic,
        valid_from,
        valid_to,
        source
    from dated
    union all by name
    -- The register that ships says what holds today, not since when.
    select
        register.company_id,
        'TICKER' as scheme,
        register.ticker as value,
        register.mic,
        cast(null as date) as valid_from,
        cast(null as date) as valid_to,
        'register' as source
    from register
    anti join dated
        on register.company_id = dated.company_id and register.ticker = dated.ticker and dated.valid_to is null
    union all by name
    select
        company_id,
        'LEI' as scheme,
        lei as value,
        cast(null as varchar) as mic,
        registered_on as valid_from,
        ended_on as valid_to,
        'gleif' as source
    from {{ ref('int_company_leis__matched') }}
)

select
    concat_ws('-', identifiers.company_id, identifiers.scheme, identifiers.value, identifiers.mic, identifiers.valid_from) as identifier_id,
    identifiers.company_id,
    identifiers.scheme,
    identifiers.value,
    identifiers.mic,
    identifiers.valid_from,
    identifiers.valid_to,
    identifiers.source
from identifiers
inner join companies on identifiers.company_id = companies.company_id
