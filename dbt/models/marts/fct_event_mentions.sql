with linked as (
    select
        *,
        count(*) over (partition by document_id) as events_in_document
    from {{ ref('int_mentions__linked') }}
    where counted_to is null
),

resolved as (
    select
        mention_id,
        event_id,
        person_id,
        is_independent,
        dense_rank() over (partition by event_id order by counted_from, document_id) as report_number,
        min(counted_from) over (partition by event_id) as first_reported_at
    from {{ ref('int_mentions__resolved') }}
    where counted_to is null
),

mentions as (
    select * from {{ ref('stg_extractors__mentions') }}
),

documents as (
    select * from {{ ref('int_documents__counted') }}
)

select
    linked.mention_id,
    resolved.event_id,
    linked.document_id,
    documents.external_id,
    linked.event_family,
    linked.event_type,
    mentions.event_subtype,
    linked.event_status,
    linked.company_id,
    linked.company_name,
    resolved.person_id,
    linked.person_name,
    mentions.role_title,
    linked.role_code,
    mentions.org_unit,
    linked.counterparty_id,
    linked.counterparty_name,
    linked.effective_date,
    linked.effective_date_to,
    linked.effective_date_precision,
    linked.is_background,
    mentions.is_main_subject,
    cast(linked.events_in_document as integer) as events_in_document,
    mentions.fact_level,
    mentions.confidence,
    mentions.attributed_to,
    coalesce(resolved.is_independent, true) as is_independent,
    cast(resolved.report_number as integer) as report_number,
    cast(
        {{ utc_date('linked.counted_from') }} - {{ utc_date('resolved.first_reported_at') }} as integer
    ) as days_since_first_report,
    mentions.trigger_text,
    mentions.evidence_text,
    mentions.evidence_start,
    mentions.evidence_end,
    documents.published_at,
    documents.available_at,
    documents.retrieved_at,
    mentions.extractor_version
from linked
inner join mentions on linked.mention_id = mentions.mention_id
inner join documents on linked.document_id = documents.document_id
left join resolved on linked.mention_id = resolved.mention_id
