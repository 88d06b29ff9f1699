with mentions as (
    select
        grouped.session_key,
        keyed.*
    from {{ ref('int_mentions__grouped') }} as grouped
    inner join {{ ref('int_mentions__keyed') }} as keyed on grouped.mention_id = keyed.mention_id
)

select
    session_key,
    any_value(event_group) as event_group,
    any_value(event_family) as event_family,
    bool_and(is_undated) as is_undated,
    max(window_days) as window_days,
    min(span_from) as span_from,
    max(span_to) as span_to,
    min(told_on) as first_told_on,
    max(told_on) as last_told_on,
    list_distinct(list(effective_day) filter (effective_day is not null)) as days,
    list_distinct(list(value_amount) filter (value_amount > 0)) as amounts,
    list_sort(list_distinct(flatten(list(parts)))) as parts,
    min(resolution_key) as resolution_key,
    arg_min(company_id, mention_id) as company_id,
    arg_min(company_key, mention_id) as company_key,
    arg_min(object_id, mention_id) as object_id,
    arg_min(object_key, mention_id) as object_key,
    count(*) as mention_count
from mentions
group by session_key
