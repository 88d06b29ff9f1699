with told as (
    select
        company_id,
        person_name,
        count(distinct document_id) as document_count
    from {{ ref('int_mentions__linked') }}
    where company_id is not null and person_name is not null
    group by company_id, person_name
),

split as (
    select
        *,
        {{ person_tokens('person_name') }} as tokens,
        regexp_extract(lower(person_name), '\b(jr|sr|ii|iii|iv)\b', 1) as generation
    from told
),

-- First and last name in alphabetical order, since some are written family name first.
keyed as (
    select
        *,
        len(tokens) > 1 and length(tokens[1]) > 1 as is_full,
        list_aggregate(list_sort(list_distinct([tokens[1], tokens[-1]])), 'string_agg', ' ') as plain_key
    from split
    where len(tokens) > 0
),

marked as (
    select
        *,
        count(distinct nullif(generation, '')) over (partition by company_id, plain_key) as generation_count
    from keyed
),

short_forms as (
    select
        short_form,
        list(given_name) as given_names
    from {{ ref('given_names') }}
    group by short_form
)

select
    marked.company_id,
    marked.person_name,
    marked.document_count,
    marked.tokens,
    marked.is_full,
    -- Father and son are two where both are told apart.
    marked.plain_key || if(marked.generation_count > 1 and marked.generation <> '', ' ' || marked.generation, '') as name_key,
    [marked.tokens[1]] || coalesce(short_forms.given_names, []) as given_names,
    marked.tokens[-1] as family_name
from marked
left join short_forms on marked.tokens[1] = short_forms.short_form
