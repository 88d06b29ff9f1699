-- The raw schema: what landed, as it landed, and the warehouse's own record of its work.

create table raw.documents (
    document_id varchar not null,
    document_key varchar not null,
    source_id varchar not null,
    external_id varchar not null,
    url varchar,
    origin varchar not null,
    media_type varchar not null,
    byte_count bigint not null,
    retrieved_at timestamptz not null,
    title varchar,
    publisher varchar,
    authors varchar[],
    published_at varchar,
    accepted_at varchar,
    language varchar,
    filer_name varchar,
    filer_cik varchar,
    form varchar,
    rejection_code varchar,
    rejection_detail varchar
);

create table raw.texts (
    document_id varchar not null,
    title varchar,
    publisher varchar,
    authors varchar[],
    language varchar,
    published_at timestamptz,
    published_at_precision varchar,
    published_at_source varchar not null,
    accepted_at timestamptz,
    available_at timestamptz not null,
    filer_name varchar,
    filer_cik varchar,
    form varchar,
    sec_items varchar[],
    text_sha256 varchar,
    rejection_code varchar,
    rejection_detail varchar,
    char_count bigint,
    block_count bigint
);

create table raw.mentions (
    mention_id varchar not null,
    document_id varchar not null,
    extractor_version varchar not null,
    ordinal integer not null,
    event_family varchar not null,
    event_type varchar not null,
    event_subtype varchar,
    event_status varchar not null,
    company_name varchar,
    person_name varchar,
    role_title varchar,
    role_code varchar,
    org_unit varchar,
    counterparty_name varchar,
    effective_date date,
    effective_date_to date,
    effective_date_precision varchar,
    is_background boolean not null,
    is_main_subject boolean not null,
    fact_level varchar not null,
    confidence double not null,
    attributed_to varchar,
    trigger_text varchar not null,
    trigger_start integer not null,
    trigger_end integer not null,
    evidence_text varchar not null,
    evidence_start integer not null,
    evidence_end integer not null,
    change_reason varchar,
    is_interim boolean,
    is_elect boolean,
    is_nominee boolean,
    predecessor varchar,
    successor varchar,
    reports_to varchar,
    previous_role varchar,
    value_amount double,
    value_low double,
    value_high double,
    value_currency varchar,
    value_kind varchar,
    consideration varchar,
    per_share_amount double,
    ratio_new double,
    ratio_old double,
    stake_pct double,
    headcount bigint,
    record_date date,
    ex_date date,
    payable_date date,
    expected_completion_date date,
    target_unit varchar,
    parties struct(party_role varchar, ordinal integer, name varchar)[] not null,
    posts struct(
        ordinal integer, title varchar, role_code varchar, unit varchar,
        is_interim boolean, is_co boolean, is_elect boolean, is_nominee boolean, is_emeritus boolean
    )[] not null,
    slots struct(
        slot varchar, value varchar, text varchar, start integer, "end" integer, found_by varchar, score double
    )[] not null
);

create table raw.tombstones (
    document_key varchar not null,
    reason varchar not null,
    detail varchar,
    recorded_at timestamptz not null
);

-- Documents that go no further, from whichever stage turned them away.
create view raw.rejections as
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
where texts.rejection_code is not null;

-- What is loaded: the rows of a partition and its entry here are one transaction.
create table raw.loaded_partitions (
    stage varchar not null,
    date varchar not null,
    name varchar not null,
    rows bigint not null,
    loaded_at timestamptz not null
);

create table raw.loaded_registers (
    name varchar not null,
    content_hash varchar not null,
    loaded_at timestamptz not null
);

create table raw.companies (
    cik varchar not null,
    ticker varchar,
    name varchar not null,
    exchange varchar
);

create table raw.company_aliases (
    alias varchar not null,
    name varchar not null,
    cik varchar,
    kind varchar not null
);

create table raw.sources (
    source_id varchar not null,
    kind varchar not null,
    name varchar not null,
    licence varchar,
    may_redistribute boolean not null,
    zone varchar,
    language varchar,
    enabled boolean not null,
    uses_network boolean not null,
    description varchar
);

-- One try of dbt a row; inputs_hash names all that its result depends on, project_hash the part that is dbt's.
create table raw.builds (
    build_id varchar not null,
    recorded_at timestamptz not null,
    status varchar not null check (status in ('running', 'green', 'red', 'published')),
    detail varchar,
    loaded_rows bigint not null,
    inputs_hash varchar not null,
    project_hash varchar not null,
    mentions_stage varchar
);

-- The build whose marts this file holds, tested; empty while a build runs and after a red one.
create table raw.standing_build (
    build_id varchar not null
);

-- The ledger: what later builds must know of earlier ones, and cannot derive again.
create table raw.minted_ids (
    kind varchar not null,
    id varchar not null,
    resolution_key varchar not null,
    recorded_at timestamptz not null
);

create table raw.id_redirects (
    kind varchar not null,
    old_id varchar not null,
    new_id varchar not null,
    reason varchar,
    recorded_at timestamptz not null
);

-- Append-only: a version that ends is entered again with its recorded_to.
create table raw.event_versions (
    version_id varchar not null,
    event_family varchar not null,
    event_id varchar not null,
    known_from timestamptz not null,
    known_to timestamptz,
    recorded_from timestamptz not null,
    recorded_to timestamptz,
    change_kind varchar,
    caused_by varchar,
    state_hash varchar not null,
    state json not null
);
