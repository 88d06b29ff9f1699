with filings as (
    select
        counted.document_id,
        counted.filer_cik,
        counted.counted_from,
        upper(counted.form) as form,
        regexp_replace(upper(counted.form), '/A$', '') as amended_form,
        cast(coalesce(texts.accepted_at, counted.published_at) at time zone 'America/New_York' as date) as accepted_on,
        {{ utc_date('counted.published_at') }} as published_on,
        texts.period_of_report,
        texts.amended_filing_date
    from {{ ref('int_documents__counted') }} as counted
    inner join {{ ref('stg_extractors__texts') }} as texts on counted.document_id = texts.document_id
    where counted.form is not null and counted.filer_cik is not null
),

candidates as (
    select
        amendments.document_id,
        earlier.document_id as amends_document_id,
        case
            when amendments.amended_filing_date in (earlier.accepted_on, earlier.published_on) then 'filing_date'
            when amendments.amended_filing_date = earlier.period_of_report then 'report_date'
            when amendments.amended_filing_date is null and amendments.period_of_report = earlier.period_of_report then 'same_period'
        end as amends_basis,
        earlier.form = amendments.amended_form as is_original,
        earlier.counted_from
    from filings as amendments
    inner join filings as earlier
        on
            amendments.filer_cik = earlier.filer_cik
            and amendments.amended_form = earlier.amended_form
            and amendments.document_id <> earlier.document_id
            and earlier.counted_from <= amendments.counted_from
    where amendments.form like '%/A'
),

ranked as (
    select
        *,
        row_number() over (
            partition by document_id
            order by
                array_position(['filing_date', 'report_date', 'same_period'], amends_basis) asc,
                is_original desc, counted_from desc, amends_document_id asc
        ) as preference
    from candidates
    where amends_basis is not null
)

select
    document_id,
    amends_document_id,
    amends_basis
from ranked
where preference = 1
