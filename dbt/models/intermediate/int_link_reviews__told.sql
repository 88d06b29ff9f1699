with reviews as (
    select * from {{ ref('link_reviews') }}
),

both_ways as (
    select
        kind as link_kind,
        left_key,
        right_key,
        verdict,
        reviewed_on
    from reviews
    union all
    select
        kind as link_kind,
        right_key as left_key,
        left_key as right_key,
        verdict,
        reviewed_on
    from reviews
)

select
    link_kind,
    left_key,
    right_key,
    arg_max(verdict, reviewed_on) as verdict,
    if(arg_max(verdict, reviewed_on) = 'same', 1.0, 0.0) as link_score
from both_ways
group by link_kind, left_key, right_key
