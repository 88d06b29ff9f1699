with filers as (
    select distinct
        {{ company_key('filer_name') }} as company_key,
        filer_cik as cik,
        1 as precedence,
        'filer' as link_basis
    from {{ ref('int_documents__counted') }}
    where filer_cik is not null
),

register_names as (
    select distinct
        {{ company_key('company_name') }} as company_key,
        cik,
        2 as precedence,
        'register_name' as link_basis
    from {{ ref('stg_register__companies') }}
),

aliases as (
    select distinct
        {{ company_key('aliases.alias') }} as company_key,
        coalesce(aliases.cik, register_names.cik) as cik,
        3 as precedence,
        'alias' as link_basis
    from {{ ref('stg_register__company_aliases') }} as aliases
    left join register_names on {{ company_key('aliases.company_name') }} = register_names.company_key
),

tickers as (
    select distinct
        lower(ticker) as company_key,
        cik,
        4 as precedence,
        'ticker' as link_basis
    from {{ ref('stg_register__companies') }}
    where length(ticker) >= 3  -- AC, IT or ON in a text are seldom tickers
),

gathered as (
    select * from filers
    union all by name
    select * from register_names
    union all by name
    select * from aliases
    union all by name
    select * from tickers
),

-- Two registrants of one name say nothing about which is meant.
unambiguous as (
    select
        company_key,
        precedence,
        link_basis,
        min(cik) as cik
    from gathered
    where company_key is not null and cik is not null
    group by all
    having count(distinct cik) = 1
)

select * from unambiguous
