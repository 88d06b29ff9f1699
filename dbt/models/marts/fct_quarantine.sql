with mentions as (
    select * from {{ ref('stg_extractors__mentions') }}
),

faulted as (
    select * from {{ ref('int_mentions__faulted') }}
),

documents as (
    select * from {{ ref('stg_extractors__documents') }}
)

select
    mentions.mention_id,
    faulted.fault_code,
    faulted.fault_value,
    mentions.document_id,
    documents.source_id,
    documents.external_id,
    documents.retrieved_at,
    mentions.extractor_version,
    mentions.event_type,
    mentions.company_name,
    mentions.evidence_text
from mentions
inner join faulted on mentions.mention_id = faulted.mention_id
left join documents on mentions.document_id = documents.document_id
