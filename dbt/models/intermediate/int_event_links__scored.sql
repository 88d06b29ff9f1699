{% set vehicle = "'(acquisitions?|acquisition sub|merger sub|bidco|acquireco)(\\||$)'" %}
with sessions as (
    select
        *,
        list_filter(parts, lambda part: starts_with(part, 'role:')) as roles,
        len(list_filter(parts, lambda part: starts_with(part, 'sells:'))) > 0 and not list_contains(parts, 'buys:' || company_id) as is_sale
    from {{ ref('int_event_sessions__described') }}
),

-- Sessions are compared where they share the company or, of a deal or a person's change, the other side.
blocked as (
    select
        session_key,
        event_group,
        span_from,
        span_to,
        window_days,
        is_undated,
        unnest(list_distinct(list_filter(
            [
                company_id,
                if(event_family = 'corporate_action', object_id, null),
                -- A name in full, beside companies that begin alike.
                if(event_family = 'leadership_change' and contains(object_key, ' '), object_key || '|' || left(company_key, 3), null)
            ],
            lambda block: block is not null
        ))) as block
    from sessions
),

paired as (
    select distinct
        lesser.session_key,
        greater.session_key as other_key
    from blocked as lesser
    inner join blocked as greater
        on
            lesser.event_group = greater.event_group
            and lesser.block = greater.block
            and lesser.session_key <> greater.session_key
            and (
                lesser.is_undated or greater.is_undated
                or greatest(lesser.span_from - greater.span_to, greater.span_from - lesser.span_to) <= lesser.window_days
            )
),

fitting as (
    select
        company_id,
        name_key,
        other_key
    from {{ ref('int_person_links__scored') }}
    where link_score > 0
),

person_links as (
    select * from fitting
    union
    select
        company_id,
        other_key as name_key,
        name_key as other_key
    from fitting
),

compared as (
    select
        paired.session_key,
        paired.other_key,
        lesser.event_group,
        lesser.event_family,
        lesser.window_days,
        lesser.is_undated or other.is_undated as is_undated,
        lesser.is_undated and not other.is_undated as is_less_dated,
        greatest(0, lesser.span_from - other.span_to, other.span_from - lesser.span_to) as gap_days,
        greatest(
            0, lesser.first_told_on - other.last_told_on, other.first_told_on - lesser.last_told_on
        ) as report_gap_days,
        list_has_any(lesser.days, other.days) as has_same_day,
        list_has_any(lesser.roles, other.roles) as has_same_role,
        list_has_any(lesser.amounts, other.amounts) as has_same_amount,
        lesser.is_sale,
        other.is_sale as other_is_sale,
        lesser.object_id is null and lesser.company_id = other.object_id as is_target_alone,
        -- Amounts a quarter apart are two deals where the other side is not told.
        lesser.object_id is null and len(lesser.amounts) > 0 and len(other.amounts) > 0 and not list_has_any(
            list_transform(lesser.amounts, lambda amount: round(log10(amount) * 4)),
            list_transform(other.amounts, lambda amount: round(log10(amount) * 4))
        ) as has_other_amount,
        list_has_all(other.parts, lesser.parts) as is_contained,
        len(other.parts) > len(lesser.parts) as is_vaguer,
        (len(lesser.parts), lesser.mention_count, other.session_key) < (len(other.parts), other.mention_count, lesser.session_key) as is_lesser,
        lesser.company_id = other.company_id as has_same_company,
        lesser.object_id = other.object_id as has_same_object,
        case
            when lesser.event_family = 'leadership_change' then {{ similar_keys('lesser.company_key', 'other.company_key') }}
            when lesser.company_id = other.company_id then {{ similar_keys('lesser.object_key', 'other.object_key') }}
            when lesser.object_id = other.object_id then {{ similar_keys('lesser.company_key', 'other.company_key') }}
            when lesser.company_id = other.object_id then {{ similar_keys('lesser.object_key', 'other.company_key') }}
            when lesser.object_id = other.company_id then {{ similar_keys('lesser.company_key', 'other.object_key') }}
        end as likeness,
        lesser.object_key as person_key,
        other.object_key as other_person_key,
        lesser.company_id,
        lesser.company_key,
        other.company_key as other_company_key
    from paired
    inner join sessions as lesser on paired.session_key = lesser.session_key
    inner join sessions as other on paired.other_key = other.session_key
),

scored as (
    select
        compared.*,
        case
            when event_group = 'deal' and has_other_amount
                then null
            when is_contained and (is_vaguer or is_less_dated)
                then struct_pack(basis := 'leaves_out', score := if(has_same_amount, 0.99, 0.9) - if(is_undated, 0, 0.5 * gap_days / window_days))
            when report_gap_days > 60 and not is_undated
                then null
            -- The seller's report joins the buyer's, if there is one buyer.
            when event_group = 'deal' and has_same_object and not has_same_company and is_sale and not other_is_sale
                then struct_pack(basis := 'other_side', score := 0.85)
            when not is_lesser
                then null
            when event_family = 'leadership_change' and not has_same_company and has_same_role and person_key = other_person_key
                then struct_pack(basis := 'similar_company', score := likeness)
            -- One buyer and a target of nearly one name need no day to be one deal.
            when is_undated
                then if(event_group = 'deal' and has_same_company and likeness >= 0.8, struct_pack(basis := 'similar_company', score := likeness), null)
            when event_group = 'deal' and is_target_alone and not is_sale and report_gap_days <= 14
                then struct_pack(basis := 'other_side', score := 0.8)
            when event_family = 'leadership_change' and has_same_company and has_same_object and (has_same_day or report_gap_days <= 30)
                then struct_pack(basis := 'same_person', score := if(has_same_day or report_gap_days <= 14, 0.85, 0.6))
            when event_family = 'leadership_change' and has_same_company and has_same_role and person_links.name_key is not null
                then struct_pack(basis := 'person_that_fits', score := 0.85)
            when event_family = 'corporate_action' and likeness > 0
                then struct_pack(basis := 'similar_company', score := likeness)
            -- A buyer bids through a company made for it, which is no rival.
            when event_group = 'deal' and has_same_object and regexp_matches(company_key || '|' || other_company_key, {{ vehicle }})
                then struct_pack(basis := 'vehicle', score := 0.8)
        end as link
    from compared
    left join person_links
        on
            compared.company_id = person_links.company_id
            and compared.person_key = person_links.name_key
            and compared.other_person_key = person_links.other_key
),

reviews as (
    select distinct
        lesser.session_key,
        other.session_key as other_key,
        told.verdict,
        told.link_score
    from {{ ref('int_link_reviews__told') }} as told
    inner join {{ ref('int_mentions__keyed') }} as lesser_mentions on told.right_key = lesser_mentions.resolution_key
    inner join {{ ref('int_mentions__grouped') }} as lesser on lesser_mentions.mention_id = lesser.mention_id
    inner join {{ ref('int_mentions__keyed') }} as other_mentions on told.left_key = other_mentions.resolution_key
    inner join {{ ref('int_mentions__grouped') }} as other on other_mentions.mention_id = other.mention_id
    where told.link_kind = 'event' and lesser.session_key <> other.session_key
)

select
    scored.session_key,
    scored.other_key,
    scored.link.basis as link_basis,
    round(scored.link.score, 3) as link_score
from scored
anti join reviews on scored.session_key = reviews.session_key and scored.other_key = reviews.other_key
where scored.link.score >= 0.4
union all
select
    session_key,
    other_key,
    'reviewed' as link_basis,
    link_score
from reviews
where verdict = 'different' or session_key > other_key
