with documents as (
    select
        counted.filer_cik,
        {{ utc_date('counted.counted_from') }} as told_on,
        unnest(texts.listings) as listing
    from {{ ref('int_documents__counted') }} as counted
    inner join {{ ref('stg_extractors__texts') }} as texts on counted.document_id = texts.document_id
    where counted.version_number = 1
),

told as (
    select
        filer_cik,
        told_on,
        listing.ticker as ticker,
        listing.exchange as exchange,
        listing.company_name is null as is_cover,
        {{ company_key('listing.company_name') }} as company_key
    from documents
),

known as (
    select
        company_key,
        arg_min(struct_pack(company_id := company_id, since := names_since), precedence) as link
    from {{ ref('int_company_keys__registered') }}
    where link_basis <> 'ticker'
    group by company_key
),

evidence as (
    select
        'CIK' || filer_cik as company_id,
        ticker,
        exchange,
        told_on,
        'filing' as source
    from told
    where is_cover and filer_cik is not null
    union all by name
    select
        known.link.company_id as company_id,
        told.ticker,
        told.exchange,
        told.told_on,
        'document' as source
    from told
    inner join known on told.company_key = known.company_key
    where not told.is_cover and told.told_on >= coalesce(known.link.since, told.told_on)
    union all by name
    select
        'CIK' || cik as company_id,
        ticker,
        exchange,
        listed_on as told_on,
        'register' as source
    from {{ ref('stg_extractors__company_listings') }}
),

-- A ticker that somebody else bears in between is borne twice, in two stretches.
ordered as (
    select
        *,
        coalesce(lag(company_id) over (partition by ticker, exchange order by told_on, company_id), '') <> company_id as is_new
    from evidence
),

stretches as (
    select
        *,
        count(*) filter (is_new) over (partition by ticker, exchange order by told_on, company_id rows unbounded preceding) as stretch
    from ordered
)

select
    company_id,
    ticker,
    exchange,
    stretch,
    min(told_on) as first_told_on,
    max(told_on) as last_told_on,
    stretch < max(stretch) over (partition by ticker, exchange) as is_succeeded,
    arg_min(source, struct_pack(at := told_on, source := array_position(['register', 'filing', 'document'], source))) as source
from stretches
group by company_id, ticker, exchange, stretch
