with register as (
    select * from {{ ref('stg_register__sources') }}
),

documents as (
    select
        source_id,
        count(*) as document_count,
        max(retrieved_at) as last_retrieved_at
    from {{ ref('stg_extractors__documents') }}
    group by source_id
)

select
    coalesce(register.source_id, documents.source_id) as source_id,
    register.source_kind,
    coalesce(register.source_name, documents.source_id) as source_name,
    register.licence,
    coalesce(register.may_redistribute, false) as may_redistribute,
    register.time_zone,
    cast(register.expected_per_week as integer) as expected_per_week,
    cast(coalesce(documents.document_count, 0) as integer) as document_count,
    documents.last_retrieved_at
from register
full join documents on register.source_id = documents.source_id
