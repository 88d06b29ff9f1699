select kind, old_id, new_id, reason, recorded_at from {{ source('raw', 'id_redirects') }}
