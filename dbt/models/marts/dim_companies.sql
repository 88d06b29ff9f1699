with told as (
    select
        keys.company_id,
        names.company_key,
        names.company_name,
        names.document_count,
        keys.link_basis
    from {{ ref('int_company_names__gathered') }} as names
    inner join {{ ref('int_company_keys__resolved') }} as keys on names.company_key = keys.company_key
    union all
    select
        'CIK' || filer_cik as company_id,
        {{ company_key('filer_name') }} as company_key,
        filer_name as company_name,
        count(distinct document_id) as document_count,
        'filer' as link_basis
    from {{ ref('int_documents__counted') }}
    where filer_cik is not null and filer_name is not null
    group by all
),

companies as (
    select
        company_id,
        arg_max(company_name, struct_pack(told := document_count, name := company_name)) as told_name,
        list(distinct company_name order by company_name) as names_told,
        min(company_key) as company_key,
        min(link_basis) as link_basis
    from told
    group by company_id
),

registered as (
    select * from {{ ref('int_companies__named') }}
),

industries as (
    select * from {{ ref('int_company_industries__dated') }}
    where told_before is null
)

select
    companies.company_id,
    coalesce(registered.company_name, companies.told_name) as company_name,
    companies.company_key,
    if(starts_with(companies.company_id, 'CIK'), companies.company_id[4:], null) as cik,
    companies.link_basis,
    companies.names_told,
    industries.sic_code,
    industries.sector,
    industries.first_told_on as sic_told_from,
    industries.sic_document_id
from companies
left join registered on companies.company_id = registered.company_id
left join industries on companies.company_id = industries.company_id
