with mentions as (
    select * from {{ ref('int_mentions__keyed') }}
),

resolved as (
    select
        mentions.*,
        ids.event_id
    from mentions
    inner join {{ ref('int_mentions__grouped') }} as grouped on mentions.mention_id = grouped.mention_id
    inner join {{ ref('int_event_sessions__joined') }} as sessions on grouped.session_key = sessions.session_key
    inner join {{ ref('int_event_ids__minted') }} as ids on sessions.event_session_key = ids.event_session_key
)

select
    *,
    -- Word-for-word copies are one voice: only the first of them counts for an event.
    dense_rank() over (
        partition by event_id, text_sha256 order by is_key_current desc, key_counted_from asc, document_key asc
    ) = 1 as is_independent
from resolved
