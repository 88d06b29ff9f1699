{#- A row with one of these is set aside: it says what no reader of documents can have meant. -#}
{%- set faults = [
    ('no_document', 'documents.document_id is null', 'mentions.document_id'),
    ('unknown_type', 'event_types.event_type is null', 'mentions.event_type'),
    ('wrong_family', 'mentions.event_family <> event_types.event_family', 'mentions.event_family'),
    ('unknown_status', "mentions.event_status not in ('rumoured', 'planned', 'announced', 'completed', 'cancelled', 'denied')", 'mentions.event_status'),
    ('unknown_precision', "mentions.effective_date_precision not in ('day', 'month', 'quarter', 'year')", 'mentions.effective_date_precision'),
    (
        'unknown_reason',
        "mentions.change_reason not in ('resigned', 'retired', 'dismissed', 'died', 'term_ended', 'disagreement', 'merger', 'not_stated')",
        'mentions.change_reason',
    ),
    ('dates_reversed', 'mentions.effective_date > mentions.effective_date_to', 'mentions.effective_date'),
    ('confidence_no_share', 'not mentions.confidence between 0 and 1', 'mentions.confidence'),
    ('offsets_reversed', 'mentions.evidence_start > mentions.evidence_end or mentions.trigger_start > mentions.trigger_end', 'mentions.evidence_start'),
    ('negative_amount', 'least(mentions.value_amount, mentions.per_share_amount, mentions.headcount) < 0', 'mentions.value_amount'),
    ('stake_no_percentage', 'not mentions.stake_pct between 0 and 100', 'mentions.stake_pct'),
] -%}
with mentions as (
    select * from {{ ref('stg_extractors__mentions') }}
),

documents as (
    select document_id from {{ ref('stg_extractors__documents') }}
),

event_types as (
    select * from {{ ref('event_types') }}
),

checked as (
    select
        mentions.mention_id,
        case
            {%- for code, holds, value in faults %}
                when {{ holds }} then '{{ code }}'
            {%- endfor %}
        end as fault_code,
        case
            {%- for code, holds, value in faults %}
                when {{ holds }} then cast({{ value }} as varchar)
            {%- endfor %}
        end as fault_value
    from mentions
    left join documents on mentions.document_id = documents.document_id
    left join event_types on mentions.event_type = event_types.event_type
)

select * from checked
where fault_code is not null
