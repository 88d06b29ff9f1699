with documents as (
    select * from {{ ref('stg_extractors__documents') }}
),

texts as (
    select * from {{ ref('stg_extractors__texts') }}
),

counted as (
    select * from {{ ref('int_documents__counted') }}
),

stories as (
    select * from {{ ref('int_stories__linked') }}
),

amended as (
    select * from {{ ref('int_filings__amended') }}
),

mentions as (
    select
        document_id,
        count(*) as mention_count
    from {{ ref('stg_extractors__mentions') }}
    group by document_id
)

select
    documents.document_id,
    documents.document_key,
    documents.source_id,
    documents.external_id,
    documents.url,
    documents.origin,
    documents.media_type,
    documents.byte_count,
    texts.title,
    texts.publisher,
    texts.authors,
    texts.language,
    coalesce(texts.form, documents.form) as form,
    coalesce(texts.filer_name, documents.filer_name) as filer_name,
    texts.filer_cik,
    texts.sec_items,
    texts.published_at,
    texts.published_at_precision,
    texts.published_at_source,
    texts.accepted_at,
    texts.available_at,
    documents.retrieved_at,
    counted.counted_from,
    counted.counted_to,
    cast(counted.version_number as integer) as version_number,
    counted.superseded_by,
    counted.superseded_by is not null as is_superseded,
    counted.tombstone_reason,
    if(counted.original_document_key <> documents.document_key, counted.original_document_key, null) as copy_of,
    stories.story_key,
    texts.canonical_url,
    texts.notice,
    texts.period_of_report,
    amended.amends_document_id,
    coalesce(documents.rejection_code, texts.rejection_code) as rejection_code,
    texts.text_sha256,
    texts.char_count,
    cast(coalesce(mentions.mention_count, 0) as integer) as mention_count
from documents
left join texts on documents.document_id = texts.document_id
left join counted on documents.document_id = counted.document_id
left join stories on documents.document_key = stories.document_key
left join amended on documents.document_id = amended.document_id
left join mentions on documents.document_id = mentions.document_id
