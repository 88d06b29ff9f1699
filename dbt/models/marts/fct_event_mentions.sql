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
)

select
    linked.mention_id,
    resolved.event_id,
    linked.document_id,
    linked.external_id,
    linked.event_family,
    linked.event_type,
    linked.event_subtype,
    linked.event_status,
    linked.company_id,
    linked.company_name,
    resolved.person_id,
    linked.person_name,
    linked.role_title,
    linked.role_code,
    linked.org_unit,
    linked.counterparty_id,
    linked.counterparty_name,
    linked.effective_date,
    linked.effective_date_to,
    linked.effective_date_precision,
    linked.is_background,
    linked.is_main_subject,
    cast(linked.events_in_document as integer) as events_in_document,
    linked.fact_level,
    linked.confidence,
    linked.attributed_to,
    coalesce(resolved.is_independent, true) as is_independent,
    cast(resolved.report_number as integer) as report_number,
    cast(
        {{ utc_date('linked.counted_from') }} - {{ utc_date('resolved.first_reported_at') }} as integer
    ) as days_since_first_report,
    linked.trigger_text,
    linked.evidence_text,
    linked.evidence_start,
    linked.evidence_end,
    linked.published_at,
    linked.available_at,
    linked.retrieved_at,
    linked.extractor_version
from linked
left join resolved on linked.mention_id = resolved.mention_id
