select document_id, external_id, stage, rejection_code, rejection_detail from {{ source('raw', 'rejections') }}
