with mentions as (
    select * from {{ ref('stg_extractors__mentions') }}
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
        mentioned.document_id,
        mentioned.company_name,
        {{ company_key('mentioned.company_name') }} as company_key,
        {{ utc_date('documents.available_at') }} as told_on
    from mentioned
    left join documents on mentioned.document_id = documents.document_id
)

select * from told
where company_key is not null
