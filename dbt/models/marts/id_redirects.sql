with redirects as (
    select * from {{ ref('int_id_redirects__recorded') }}
)

select
    concat_ws('-', kind, old_id, new_id) as redirect_id,
    kind,
    old_id,
    new_id,
    reason,
    recorded_at
from redirects
