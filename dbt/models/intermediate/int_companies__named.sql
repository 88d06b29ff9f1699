with registered as (
    select
        'CIK' || cik as company_id,
        min(company_name) as company_name
    from {{ ref('stg_register__companies') }}
    group by cik
),

filers as (
    select
        'CIK' || filer_cik as company_id,
        arg_min(filer_name, counted_from) as company_name
    from {{ ref('int_documents__counted') }}
    where filer_cik is not null and filer_name is not null
    group by filer_cik
),

named as (
    select
        coalesce(registered.company_id, filers.company_id) as company_id,
        coalesce(registered.company_name, filers.company_name) as company_name
    from registered
    full join filers on registered.company_id = filers.company_id
)

select * from named
