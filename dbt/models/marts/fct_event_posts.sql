{{ config(materialized='incremental', incremental_strategy='touched', on_schema_change='fail') }}
with changes as (
    select
        event_id,
        company_id,
        person_id,
        from_json(
            posts,
            '[{
                "title": "varchar", "role_code": "varchar", "unit": "varchar", "is_interim": "boolean",
                "is_co": "boolean", "is_elect": "boolean", "is_nominee": "boolean", "is_emeritus": "boolean"
            }]'
        ) as posts
    from {{ ref('fct_leadership_changes') }}
    where {{ is_touched('event_id') }}
),

posted as (
    select
        event_id,
        company_id,
        person_id,
        unnest(posts) as post,
        generate_subscripts(posts, 1) as ordinal
    from changes
)

select
    event_id || '-' || ordinal as event_post_id,
    event_id,
    cast(ordinal as integer) as ordinal,
    {{ post_id('company_id', 'post.role_code', 'post.title', 'post.unit') }} as post_id,
    company_id,
    person_id,
    coalesce(post.role_code, 'OTHER') as role_code,
    post.title as role_title,
    post.unit as org_unit,
    coalesce(post.is_interim, false) as is_interim,
    coalesce(post.is_co, false) as is_co,
    coalesce(post.is_elect, false) as is_elect,
    coalesce(post.is_nominee, false) as is_nominee,
    coalesce(post.is_emeritus, false) as is_emeritus
from posted
