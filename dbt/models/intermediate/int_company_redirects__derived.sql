with keys as (
    select * from {{ ref('int_company_keys__resolved') }}
),

vanished as (
    select
        earlier_company_id as old_id,
        company_id as new_id,
        link_basis,
        company_key
    from keys
    where
        earlier_company_id <> company_id
        and earlier_company_id not in (select current_keys.company_id from keys as current_keys)
)

select
    old_id,
    arg_min(new_id, company_key) as new_id,
    arg_min(link_basis, company_key) as redirect_reason
from vanished
group by old_id
