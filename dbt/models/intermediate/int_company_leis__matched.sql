with newest as (
    select
        lei,
        authority_id,
        authority_entity_id,
        registered_on,
        -- An entity that is no more, or whose LEI was given up; a lapsed one still names its entity.
        if(
            entity_status = 'INACTIVE' or registration_status in ('RETIRED', 'MERGED'),
            coalesce(entity_expired_on, updated_on),
            null
        ) as ended_on
    from {{ ref('stg_extractors__lei_records') }}
    where entity_category is distinct from 'BRANCH'
    qualify
        row_number() over (partition by lei order by updated_at desc) = 1
        -- A duplicate or an annulled one names nothing, whatever it was before.
        and registration_status in ('ISSUED', 'LAPSED', 'RETIRED', 'MERGED', 'PENDING_TRANSFER', 'PENDING_ARCHIVAL')
),

filers as (
    select
        'CIK' || counted.filer_cik as company_id,
        {{ registered_name('counted.filer_name') }} as registered_name,
        jurisdictions.jurisdiction,
        min({{ utc_date('counted.available_at') }}) as first_filed_on,
        max({{ utc_date('counted.available_at') }}) as last_filed_on
    from {{ ref('int_documents__counted') }} as counted
    inner join {{ ref('edgar_jurisdictions') }} as jurisdictions on counted.filer_jurisdiction = jurisdictions.edgar_code
    where counted.filer_cik is not null
    group by all
),

-- The number that the SEC knows the entity by; numbers of fund series have a letter.
by_number as (
    select
        'CIK' || lpad(ltrim(authority_entity_id, '0'), 10, '0') as company_id,
        lei,
        'cik' as match_basis
    from newest
    where authority_id = 'RA000665' and regexp_full_match(authority_entity_id, '0*[1-9][0-9]{0,9}')
),

named as (
    select
        lei,
        {{ registered_name('legal_name') }} as registered_name,
        jurisdiction,
        coalesce(entity_created_on, registered_on) as known_from,
        entity_expired_on as known_to
    from {{ ref('stg_extractors__lei_records') }}
    where jurisdiction in (select jurisdiction from filers) and lei in (select lei from newest)
),

-- The name of an entity that was there while the filer filed under it: another of that name was before, or came after.
by_name as (
    select distinct
        filers.company_id,
        named.lei,
        'name' as match_basis
    from filers
    inner join named on filers.registered_name = named.registered_name and filers.jurisdiction = named.jurisdiction
    where
        filers.last_filed_on >= named.known_from
        and filers.first_filed_on <= coalesce(named.known_to, filers.first_filed_on)
        and filers.company_id not in (select company_id from by_number)
        and named.lei not in (select lei from by_number)
),

matches as (
    select * from by_number
    union all by name
    select * from by_name
),

-- Two of a name in one place say nothing about which is meant.
unambiguous as (
    select * from matches
    qualify count(*) over (partition by company_id) = 1 and count(*) over (partition by lei) = 1
)

select
    unambiguous.company_id,
    unambiguous.lei,
    unambiguous.match_basis,
    newest.registered_on,
    newest.ended_on
from unambiguous
inner join newest on unambiguous.lei = newest.lei
