with documents as (
    select * from {{ ref('stg_extractors__documents') }}
),

texts as (
    select * from {{ ref('stg_extractors__texts') }}
),

tombstones as (
    select
        document_key,
        arg_min(tombstone_reason, recorded_at) as tombstone_reason,
        min(recorded_at) as withdrawn_at
    from {{ ref('stg_extractors__tombstones') }}
    group by document_key
),

versions as (
    select
        documents.document_id,
        documents.document_key,
        documents.source_id,
        documents.external_id,
        documents.url,
        documents.retrieved_at,
        texts.publisher,
        texts.published_at,
        texts.published_at_precision,
        texts.available_at,
        texts.filer_name,
        texts.filer_cik,
        texts.filer_jurisdiction,
        texts.former_names,
        texts.form,
        texts.notice,
        texts.text_sha256,
        tombstones.tombstone_reason,
        tombstones.withdrawn_at,
        row_number() over same_key as version_number
    from documents
    inner join texts on documents.document_id = texts.document_id
    left join tombstones on documents.document_key = tombstones.document_key
    where documents.rejection_code is null and texts.rejection_code is null
    window same_key as (partition by documents.document_key order by documents.retrieved_at, documents.document_id)
),

started as (
    select
        *,
        -- A page that was edited keeps its date of publication: the edit counts only from when it was seen.
        case when version_number = 1 then available_at else greatest(available_at, retrieved_at) end as counted_from
    from versions
),

ended as (
    select
        *,
        lead(document_id) over same_key as superseded_by,
        least(lead(counted_from) over same_key, withdrawn_at) as counted_to
    from started
    where tombstone_reason is distinct from 'erased'
    window same_key as (partition by document_key order by version_number)
),

keyed as (
    select
        *,
        bool_or(counted_to is null) over (partition by document_key) as is_key_current,
        min(counted_from) over (partition by document_key) as key_counted_from
    from ended
)

select
    *,
    first_value(document_key) over (
        partition by text_sha256 order by is_key_current desc, key_counted_from asc, document_key asc
    ) as original_document_key
from keyed
