with mentions as (
    select * from {{ ref('int_mentions__sound') }}
),

documents as (
    select * from {{ ref('int_documents__counted') }}
),

mentioned as (
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
    from documents
),

told as (
    select distinct
        document_id,
        company_name
    from mentioned
    where company_name is not null
)

select
    told.document_id,
    told.company_name,
    spelled.company_key,
    {{ utc_date('documents.available_at') }} as told_on
from told
inner join {{ ref('int_company_names__spelled') }} as spelled on told.company_name = spelled.company_name
left join documents on told.document_id = documents.document_id
