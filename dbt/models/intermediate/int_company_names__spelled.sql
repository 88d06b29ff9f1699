with mentions as (
    select * from {{ ref('int_mentions__sound') }}
),

documents as (
    select * from {{ ref('int_documents__counted') }}
),

mentioned as (
    select company_name from mentions
    union
    select counterparty_name as company_name from mentions
    union
    select target_unit as company_name from mentions
    union
    select party.name as company_name
    from (select unnest(parties) as party from mentions) as told
    union
    select filer_name as company_name from documents
),

spelled as (
    select
        company_name,
        {{ company_key('company_name') }} as company_key
    from mentioned
)

select * from spelled
where company_key is not null
