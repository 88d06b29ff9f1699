with rejections as (
    select * from {{ ref('stg_extractors__rejections') }}
)

select
    document_id || '-' || stage as rejection_id,
    document_id,
    document_key,
    source_id,
    external_id,
    origin,
    stage,
    rejection_code,
    rejection_detail,
    retrieved_at
from rejections
