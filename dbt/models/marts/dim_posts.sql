with posts as (
    select * from {{ ref('fct_event_posts') }}
)

select
    post_id,
    min(company_id) as company_id,
    min(role_code) as role_code,
    mode(role_title order by role_title) as role_title,
    min(org_unit) as org_unit,
    cast(count(distinct event_id) as integer) as event_count
from posts
group by post_id
