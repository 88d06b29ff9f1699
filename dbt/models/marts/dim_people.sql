with people as (
    select * from {{ ref('int_people__resolved') }}
)

select
    person_id,
    min(company_id) as company_id,
    arg_max(person_name, struct_pack(letters := length(person_name), name := person_name)) as person_name,
    min(person_key) as person_key,
    list(distinct person_name order by person_name) as names_told
from people
group by person_id
