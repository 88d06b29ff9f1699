with members as (
    select
        mentions.mention_id,
        unnest(list_distinct([mentions.resolution_key, mentions.told_key])) as resolution_key,
        mentions.counted_from,
        sessions.event_session_key
    from {{ ref('int_mentions__keyed') }} as mentions
    inner join {{ ref('int_mentions__grouped') }} as grouped on mentions.mention_id = grouped.mention_id
    inner join {{ ref('int_event_sessions__joined') }} as sessions on grouped.session_key = sessions.session_key
),

ledger as (
    select
        minted_id as event_id,
        resolution_key,
        min(recorded_at) over (partition by minted_id) as minted_at
    from {{ ref('stg_warehouse__minted_ids') }}
    where id_kind = 'event'
),

-- An id may be claimed by several sessions after a split, and a session may claim several ids after a merge.
claims as (
    select
        members.event_session_key,
        ledger.event_id,
        ledger.minted_at,
        count(*) as key_count,
        min(members.counted_from) as first_counted_from
    from members
    inner join ledger on members.resolution_key = ledger.resolution_key
    group by all
),

awarded as (
    select *
    from claims
    qualify row_number() over (
        partition by event_id order by key_count desc, first_counted_from asc, event_session_key asc
    ) = 1
),

kept as (
    select
        event_session_key,
        arg_min(event_id, struct_pack(at := minted_at, id := event_id)) as event_id
    from awarded
    group by event_session_key
),

founded as (
    select
        event_session_key,
        arg_min(mention_id, struct_pack(at := counted_from, id := mention_id)) as founding_mention_id
    from members
    group by event_session_key
),

fresh as (
    select
        event_session_key,
        {{ hash_id('E', 'founding_mention_id') }} as plain_id,
        {{ hash_id('E', "founding_mention_id || cast(epoch_us(" ~ recorded_at() ~ ") as varchar)") }} as other_id
    from founded
)

select
    fresh.event_session_key,
    kept.event_id is null as is_new,
    -- After a split the founding mention's own id may live on elsewhere.
    coalesce(
        kept.event_id,
        case when fresh.plain_id in (select event_id from ledger) then fresh.other_id else fresh.plain_id end
    ) as event_id
from fresh
left join kept on fresh.event_session_key = kept.event_session_key
