with documents as (
    select * from {{ ref('stg_extractors__documents') }}
),

newest as (
    select
        source_id,
        document_key,
        arg_max(rejection_code, retrieved_at) as rejection_code,
        arg_max(external_id = origin, retrieved_at) as is_list,
        max(retrieved_at) as retrieved_at,
        min(retrieved_at) filter (rejection_code is null) as arrived_at
    from documents
    group by source_id, document_key
)

select
    source_id,
    {{ utc_date('coalesce(arrived_at, retrieved_at)') }} as day,
    min(arrived_at) as first_arrived_at,
    max(arrived_at) as last_arrived_at,
    count(arrived_at) as arrived_count,
    count(*) filter (
        arrived_at is null and not is_list
        and rejection_code in ('unreachable', 'missing', 'refused', 'robots', 'oversized', 'redirects')
    ) as refused_count,
    count(*) filter (arrived_at is null and is_list) as refused_list_count
from newest
group by source_id, day
