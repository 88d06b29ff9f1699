with filer_names as (
    select distinct
        'CIK' || filer_cik as company_id,
        filer_name,
        regexp_replace(filer_name, '\\[A-Za-z]{2,3}\\?\s*$', '') as cleaned_name  -- EDGAR's "\PA\" at the end
    from {{ ref('int_documents__counted') }}
    where filer_cik is not null
),

filers as (
    select
        company_id,
        unnest([
            {{ company_key('filer_name') }},
            {{ company_key('cleaned_name') }},
            {{ spelled_out(company_key('cleaned_name')) }}
        ]) as company_key,
        1 as precedence,
        'filer' as link_basis,
        cast(null as date) as names_since
    from filer_names
),

-- Numbers are given in order, so a CIK tells when its registrant came. A company is in the news some years before that.
registrants as (
    select
        companies.cik,
        companies.company_name,
        companies.ticker,
        cast(max(numbers.given_from) - interval 3 year as date) as in_news_since
    from {{ ref('stg_register__companies') }} as companies
    left join {{ ref('cik_numbers') }} as numbers on cast(companies.cik as bigint) >= numbers.first_cik
    group by all
),

register_names as (
    select
        'CIK' || cik as company_id,
        unnest([{{ company_key('company_name') }}, {{ spelled_out(company_key('company_name')) }}]) as company_key,
        3 as precedence,
        'register_name' as link_basis,
        in_news_since as names_since
    from registrants
),

tickers as (
    select
        'CIK' || cik as company_id,
        lower(ticker) as company_key,
        4 as precedence,
        'ticker' as link_basis,
        in_news_since as names_since
    from registrants
    where length(ticker) >= 3  -- AC, IT or ON in a text are seldom tickers
),

full_names as (
    select * from filers
    union all by name
    select * from register_names
),

named as (
    select
        company_key,
        min(company_id) as company_id,
        min(names_since) as names_since
    from full_names
    group by company_key
    having count(distinct company_id) = 1
),

numbered as (
    select distinct
        'CIK' || cik as company_id,
        in_news_since as names_since
    from registrants
),

alias_rows as (
    select
        {{ company_key('alias') }} as company_key,
        'CIK' || cik as company_id,
        if(cik is null, {{ company_key('company_name') }}, null) as named_key,
        -- A former name is from before, and so is that of a company that went on under a new holding.
        alias_kind = 'former_name' as is_from_before
    from {{ ref('stg_register__company_aliases') }}
),

-- An alias without a CIK is another name of the company that its name stands for, whether a register knows that or not.
aliases as (
    select
        coalesce(alias_rows.company_id, named.company_id, {{ hash_id('N', 'alias_rows.named_key') }}) as company_id,
        alias_rows.company_key,
        2 as precedence,
        'alias' as link_basis,
        if(alias_rows.is_from_before, null, coalesce(numbered.names_since, named.names_since)) as names_since
    from alias_rows
    left join numbered on alias_rows.company_id = numbered.company_id
    left join named on alias_rows.named_key = named.company_key
),

-- What headers of filings say their filers gave up. The date that stands beside a name is its last day in old headers and its
-- first in new ones, so that the name ends with the first filing that lists it.
headers as (
    select
        filer_cik as cik,
        {{ utc_date('available_at') }} as filed_on,
        unnest(former_names) as former
    from {{ ref('int_documents__counted') }}
    where filer_cik is not null
),

formers as (
    select
        'CIK' || headers.cik as company_id,
        {{ company_key('headers.former.name') }} as company_key,
        5 as precedence,
        'former_name' as link_basis,
        cast(max(numbers.given_from) - interval 3 year as date) as names_since,
        min(headers.filed_on) as names_before
    from headers
    left join {{ ref('cik_numbers') }} as numbers on cast(headers.cik as bigint) >= numbers.first_cik
    group by all
),

gathered as (
    select * from full_names
    union all by name
    select * from aliases
    union all by name
    select * from tickers
    union all by name
    select * from formers
),

-- Two registrants of one name say nothing about which is meant.
unambiguous as (
    select
        company_key,
        precedence,
        link_basis,
        min(company_id) as company_id,
        if(bool_or(names_since is null), null, min(names_since)) as names_since,
        min(names_before) as names_before
    from gathered
    where company_key is not null and company_id is not null
    group by company_key, precedence, link_basis
    having count(distinct company_id) = 1
),

taken_over as (
    select
        {{ company_key('name') }} as company_key,
        'CIK' || lpad(cast(cik as varchar), 10, '0') as company_id,
        max(since) as since
    from {{ ref('company_aliases_since') }}
    group by all
)

select
    unambiguous.company_key,
    unambiguous.precedence,
    unambiguous.link_basis,
    unambiguous.company_id,
    coalesce(taken_over.since, unambiguous.names_since) as names_since,
    unambiguous.names_before
from unambiguous
left join taken_over
    on unambiguous.company_key = taken_over.company_key and unambiguous.company_id = taken_over.company_id
