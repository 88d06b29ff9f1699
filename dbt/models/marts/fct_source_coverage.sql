with documents as (
    select
        *,
        {{ utc_date('retrieved_at') }} as retrieved_date
    from {{ ref('dim_documents') }}
),

sources as (
    select
        source_id,
        source_name
    from {{ ref('dim_sources') }}
)

select
    documents.source_id || '-' || documents.retrieved_date as coverage_id,
    documents.source_id,
    min(sources.source_name) as source_name,
    documents.retrieved_date,
    cast(count(*) as integer) as document_count,
    cast(count(*) filter (where documents.rejection_code is not null) as integer) as rejected_count,
    round(100.0 * count(*) filter (where documents.rejection_code is not null) / count(*), 1)::double as rejected_pct,
    list(distinct documents.rejection_code order by documents.rejection_code) filter (where documents.rejection_code is not null) as rejection_codes,
    cast(count(*) filter (where documents.copy_of is not null) as integer) as copy_count,
    cast(count(*) filter (where documents.published_at is null and documents.rejection_code is null) as integer) as undated_count,
    cast(count(*) filter (where documents.mention_count > 0) as integer) as telling_count,
    cast(sum(documents.mention_count) as integer) as mention_count,
    min(documents.published_at) as first_published_at,
    max(documents.published_at) as last_published_at
from documents
inner join sources on documents.source_id = sources.source_id
group by documents.source_id, documents.retrieved_date
