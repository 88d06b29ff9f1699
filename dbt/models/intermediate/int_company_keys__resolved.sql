with told as (
    select * from {{ ref('int_company_names__told') }}
),

names as (
    select
        company_key,
        min(first_told_on) as first_told_on,
        max(last_told_on) as last_told_on
    from {{ ref('int_company_names__gathered') }}
    group by company_key
),

known as (
    select * from {{ ref('int_company_keys__registered') }}
    where link_basis <> 'former_name'
),

-- Capitals make no ticker: beside it a document has to tell the registrant's name.
evident_tickers as (
    select distinct tickers.company_key
    from told as tickers
    inner join known as ticker_keys on tickers.company_key = ticker_keys.company_key and ticker_keys.link_basis = 'ticker'
    inner join told as others on tickers.document_id = others.document_id
    inner join known as other_keys
        on
            others.company_key = other_keys.company_key
            and ticker_keys.company_id = other_keys.company_id
            and other_keys.link_basis <> 'ticker'
    where tickers.company_name = upper(tickers.company_name)
),

best as (
    select
        names.company_key,
        names.first_told_on,
        arg_min(
            struct_pack(company_id := known.company_id, link_basis := known.link_basis, names_since := known.names_since),
            known.precedence
        ) as link
    from names
    inner join known on names.company_key = known.company_key
    where known.link_basis <> 'ticker' or names.company_key in (select company_key from evident_tickers)
    group by names.company_key, names.first_told_on
),

registered as (
    select
        company_key,
        link.company_id as company_id,
        link.link_basis as link_basis,
        link.names_since as told_from,
        cast(null as date) as told_before
    from best
),

-- Until it was given up, where it did not stand for another then, and nothing tells it from before the filer was.
given_up as (
    select
        names.company_key,
        formers.company_id,
        formers.link_basis,
        cast(null as date) as told_from,
        least(formers.names_before, registered.told_from) as told_before
    from names
    inner join {{ ref('int_company_keys__registered') }} as formers on names.company_key = formers.company_key
    left join registered on names.company_key = registered.company_key
    where
        formers.link_basis = 'former_name'
        and names.first_told_on < formers.names_before
        and names.first_told_on >= coalesce(formers.names_since, names.first_told_on)
        and (registered.company_key is null or registered.told_from > names.first_told_on)
        and registered.company_id is distinct from formers.company_id
),

-- A name that nobody registered, or that was told when it stood for none of those who did.
unregistered as (
    select
        names.company_key,
        {{ hash_id('N', 'names.company_key') }} as company_id,
        'own_name' as link_basis,
        given_up.told_before as told_from,
        registered.told_from as told_before
    from names
    left join registered on names.company_key = registered.company_key
    left join given_up on names.company_key = given_up.company_key
    where
        (registered.company_key is null or names.first_told_on < registered.told_from)
        and (
            given_up.company_key is null
            or (names.last_told_on >= given_up.told_before and given_up.told_before is distinct from registered.told_from)
        )
),

resolved as (
    select * from registered
    union all by name
    select * from given_up
    union all by name
    select * from unregistered
),

earlier as (
    select
        resolution_key as company_key,
        arg_max(minted_id, struct_pack(at := recorded_at, is_registered := starts_with(minted_id, 'CIK'), id := minted_id)) as company_id
    from {{ ref('stg_warehouse__minted_ids') }}
    where id_kind = 'company'
    group by resolution_key
)

select
    resolved.company_key,
    resolved.company_id,
    resolved.link_basis,
    resolved.told_from,
    resolved.told_before,
    earlier.company_id as earlier_company_id
from resolved
left join earlier on resolved.company_key = earlier.company_key
