{{ config(materialized='view') }}
with mentions as (
    select * from {{ ref('stg_extractors__mentions') }}
),

faulted as (
    select mention_id from {{ ref('int_mentions__faulted') }}
)

select mentions.*
from mentions
anti join faulted on mentions.mention_id = faulted.mention_id
