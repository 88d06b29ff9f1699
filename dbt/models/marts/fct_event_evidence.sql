with mentions as (
    select
        mention_id,
        event_id,
        document_id
    from {{ ref('fct_event_mentions') }}
),

slots as (
    select
        mention_id,
        unnest(slots) as slot,
        generate_subscripts(slots, 1) as slot_number
    from {{ ref('stg_extractors__mentions') }}
)

select
    slots.mention_id || '-' || slots.slot_number as evidence_id,
    slots.mention_id,
    mentions.event_id,
    mentions.document_id,
    slots.slot.slot as slot_name,
    slots.slot.value as slot_value,
    slots.slot.text as slot_text,
    slots.slot.start as slot_start,
    slots.slot."end" as slot_end,
    slots.slot.found_by as found_by,
    slots.slot.score as slot_score
from slots
inner join mentions on slots.mention_id = mentions.mention_id
