with source as (
    select * from {{ source('extractors', 'texts') }}
),

renamed as (
    select
        document_id,
        title,
        publisher,
        authors,
        language,
        published_at,
        published_at_precision,
        published_at_source,
        accepted_at,
        available_at,
        filer_name,
        lpad(nullif(cast(filer_cik as varchar), ''), 10, '0') as filer_cik,
        filer_jurisdiction,
        form,
        sec_items,
        period_of_report,
        amended_filing_date,
        former_names,
        filer_sic,
        canonical_url,
        notice,
        listings,
        signature,
        text_sha256,
        char_count,
        block_count,
        rejection_code,
        rejection_detail
    from source
)

select * from renamed
