with names as (
    select
        company_key,
        -- A ticker is written in capitals; "Gap" in a sentence is no ticker, nor is "gap".
        bool_or(company_name = upper(company_name)) as is_told_in_capitals
    from {{ ref('int_company_names__gathered') }}
    group by company_key
),

registered as (
    select
        names.company_key,
        arg_min('CIK' || registered.cik, registered.precedence) as company_id,
        arg_min(registered.link_basis, registered.precedence) as link_basis
    from names
    inner join {{ ref('int_company_keys__registered') }} as registered on names.company_key = registered.company_key
    where registered.link_basis <> 'ticker' or names.is_told_in_capitals
    group by names.company_key
),

earlier as (
    select
        resolution_key as company_key,
        arg_max(minted_id, recorded_at) as company_id
    from {{ ref('stg_warehouse__minted_ids') }}
    where id_kind = 'company'
    group by resolution_key
)

select
    names.company_key,
    coalesce(registered.company_id, {{ hash_id('N', 'names.company_key') }}) as company_id,
    coalesce(registered.link_basis, 'own_name') as link_basis,
    earlier.company_id as earlier_company_id
from names
left join registered on names.company_key = registered.company_key
left join earlier on names.company_key = earlier.company_key
