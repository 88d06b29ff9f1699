with told as (
    select
        'CIK' || counted.filer_cik as company_id,
        texts.filer_sic as sic_code,
        counted.document_id,
        {{ utc_date('counted.counted_from') }} as told_on
    from {{ ref('int_documents__counted') }} as counted
    inner join {{ ref('stg_extractors__texts') }} as texts on counted.document_id = texts.document_id
    where counted.version_number = 1 and counted.filer_cik is not null and texts.filer_sic is not null
),

ordered as (
    select
        *,
        coalesce(lag(sic_code) over (partition by company_id order by told_on, document_id), '') <> sic_code as is_new
    from told
),

stretches as (
    select
        *,
        count(*) filter (is_new) over (partition by company_id order by told_on, document_id rows unbounded preceding) as stretch
    from ordered
),

industries as (
    select
        company_id,
        sic_code,
        stretch,
        min(told_on) as first_told_on,
        max(told_on) as last_told_on,
        arg_max(document_id, struct_pack(at := told_on, id := document_id)) as sic_document_id,
        lead(min(told_on)) over (partition by company_id order by stretch) as told_before
    from stretches
    group by company_id, sic_code, stretch
),

divisions as (
    select * from {{ ref('sic_divisions') }}
)

select
    industries.company_id,
    industries.stretch,
    industries.sic_code,
    divisions.sector,
    industries.first_told_on,
    industries.last_told_on,
    industries.told_before,
    industries.sic_document_id
from industries
left join divisions on industries.sic_code between divisions.first_code and divisions.last_code
