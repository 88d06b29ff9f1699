with told as (
    select * from {{ ref('int_company_names__told') }}
)

select
    company_name,
    company_key,
    count(distinct document_id) as document_count,
    min(told_on) as first_told_on,
    max(told_on) as last_told_on
from told
group by company_name, company_key
