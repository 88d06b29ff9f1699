with mentions as (
    select * from {{ ref('stg_extractors__mentions') }}
),

told as (
    select
        document_id,
        unnest(
            [company_name, counterparty_name, target_unit] || list_transform(parties, lambda party: party.name)
        ) as company_name
    from mentions
    union all
    select
        document_id,
        filer_name as company_name
    from {{ ref('int_documents__counted') }}
),

keyed as (
    select
        document_id,
        company_name,
        {{ company_key('company_name') }} as company_key
    from told
)

select
    company_name,
    company_key,
    count(distinct document_id) as document_count
from keyed
where company_key is not null
group by company_name, company_key
