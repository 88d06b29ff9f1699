select document_id, document_key, source_id, external_id, url, rejection_code from {{ source('raw', 'documents') }}
