-- The industry that the header of a filing gives its filer.
alter table raw.texts add column filer_sic varchar;
