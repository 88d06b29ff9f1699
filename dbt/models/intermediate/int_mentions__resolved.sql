with mentions as (
    select * from {{ ref('int_mentions__keyed') }}
),

documents as (
    select * from {{ ref('int_documents__counted') }}
),

resolved as (
    select
        mentions.mention_id,
        ids.event_id,
        mentions.event_family,
        mentions.event_type,
        mentions.event_status,
        mentions.is_background,
        mentions.company_id,
        mentions.company_name,
        mentions.counterparty_id,
        mentions.counterparty_name,
        mentions.person_id,
        mentions.object_id,
        mentions.aspect,
        mentions.resolution_key,
        mentions.told_key,
        mentions.document_id,
        mentions.document_key,
        documents.version_number,
        documents.counted_from,
        documents.counted_to,
        documents.superseded_by,
        documents.key_counted_from,
        documents.is_key_current,
        documents.text_sha256
    from mentions
    inner join documents on mentions.document_id = documents.document_id
    inner join {{ ref('int_mentions__grouped') }} as grouped on mentions.mention_id = grouped.mention_id
    inner join {{ ref('int_event_sessions__joined') }} as sessions on grouped.session_key = sessions.session_key
    inner join {{ ref('int_event_ids__minted') }} as ids on sessions.event_session_key = ids.event_session_key
),

-- Word-for-word copies are one voice: only the first of them counts for an event.
copies as (
    select
        event_id,
        text_sha256,
        arg_min(document_key, struct_pack(gone := not is_key_current, at := key_counted_from, id := document_key)) as document_key
    from resolved
    group by event_id, text_sha256
)

select
    resolved.* exclude (is_key_current, text_sha256),
    resolved.text_sha256 is null or resolved.document_key = copies.document_key as is_independent
from resolved
left join copies on resolved.event_id = copies.event_id and resolved.text_sha256 = copies.text_sha256
