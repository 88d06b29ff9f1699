-- What GLEIF's golden copies say of legal entities, a row an update; and where filers are incorporated, by which the two meet.
create table raw.lei_records (
    record_id varchar not null,
    lei varchar not null,
    legal_name varchar not null,
    jurisdiction varchar,
    entity_category varchar,
    entity_status varchar,
    registration_status varchar not null,
    authority_id varchar,
    authority_entity_id varchar,
    entity_created_at timestamptz,
    entity_expired_at timestamptz,
    registered_at timestamptz not null,
    updated_at timestamptz not null,
    listed_on date not null
);
alter table raw.texts add column filer_jurisdiction varchar;
