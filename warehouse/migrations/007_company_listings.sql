-- What the SEC listed on which day: history from the day on which somebody began to fetch it.
create table raw.company_listings (
    listing_id varchar not null,
    cik varchar not null,
    ticker varchar not null,
    company_name varchar not null,
    exchange varchar,
    listed_on date not null
);
