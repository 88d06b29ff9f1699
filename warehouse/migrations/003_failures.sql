-- Documents that extraction could not read, by a defect of its own, are rejections of the stage `mentions`.
create table raw.failures (
    document_id varchar not null,
    rejection_code varchar not null,
    rejection_detail varchar not null
);

create or replace view raw.rejections as
select
    document_id, document_key, source_id, external_id, origin,
    'documents' as stage, rejection_code, rejection_detail, retrieved_at
from raw.documents
where rejection_code is not null
union all by name
select
    texts.document_id, documents.document_key, documents.source_id, documents.external_id, documents.origin,
    'texts' as stage, texts.rejection_code, texts.rejection_detail, documents.retrieved_at
from raw.texts
inner join raw.documents on texts.document_id = documents.document_id
where texts.rejection_code is not null and documents.rejection_code is null
union all by name
select
    failures.document_id, documents.document_key, documents.source_id, documents.external_id, documents.origin,
    'mentions' as stage, failures.rejection_code, failures.rejection_detail, documents.retrieved_at
from raw.failures
inner join raw.documents on failures.document_id = documents.document_id;
