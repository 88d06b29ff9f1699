-- What the text stage reads besides: amendments, former names and listings, and what near-same texts are found by.
alter table raw.texts add column period_of_report date;
alter table raw.texts add column amended_filing_date date;
alter table raw.texts add column former_names struct(name varchar, dated date)[];
alter table raw.texts add column canonical_url varchar;
alter table raw.texts add column listings struct(company_name varchar, exchange varchar, ticker varchar)[];
alter table raw.texts add column signature uinteger[];
