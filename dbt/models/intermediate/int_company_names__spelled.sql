{{ config(materialized='incremental', incremental_strategy='append', on_schema_change='fail') }}
with mentions as (
    select * from {{ ref('int_mentions__sound') }}
),

documents as (
    select * from {{ ref('int_documents__counted') }}
),

mentioned as (
    select company_name from mentions
    union
    select counterparty_name as company_name from mentions
    union
    select target_unit as company_name from mentions
    union
    select party.name as company_name
    from (select unnest(parties) as party from mentions) as told
    union
    select filer_name as company_name from documents
),

-- A name's key never changes, so that only names told for the first time are spelled; who joins asks for told ones alone.
unspelled as (
    select company_name from mentioned
    {% if is_incremental() %}
        where company_name not in (select spelled_before.company_name from {{ this }} as spelled_before)
    {% endif %}
),

spelled as (
    select
        company_name,
        {{ company_key('company_name') }} as company_key
    from unspelled
)

select * from spelled
where company_key is not null
