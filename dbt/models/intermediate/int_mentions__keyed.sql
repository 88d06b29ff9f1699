with mentions as (
    select
        linked.*,
        people.person_id,
        people.person_key,
        coalesce(resolution.event_group, linked.event_type) as type_group,
        coalesce(resolution.window_days, 180) as window_days
    from {{ ref('int_mentions__linked') }} as linked
    left join {{ ref('int_people__resolved') }} as people
        on linked.company_id = people.company_id and linked.person_name = people.person_name
    left join {{ ref('event_resolution') }} as resolution on linked.event_type = resolution.event_type
    where linked.company_id is not null
),

-- What two reports of one event have in common; what a report leaves out is null and says nothing against.
described as (
    select
        *,
        case
            when event_type = 'appointment' and is_interim then 'interim_appointment'
            else type_group
        end as event_group,
        case when event_family = 'leadership_change' then person_id else coalesce(counterparty_id, unit_id) end as object_id,
        case
            when event_family = 'leadership_change' and role_code <> 'OTHER' then 'role:' || role_code
            when event_type = 'dividend' then 'paid:' || cast(coalesce(payable_date, record_date, ex_date) as varchar)
        end as aspect,
        coalesce(effective_date, {{ utc_date('available_at') }}) as first_day,
        coalesce(effective_date_to, effective_date, {{ utc_date('available_at') }}) as last_day,
        {{ utc_date('available_at') }} as reported_on,
        published_at is null and effective_date is null as is_undated,
        if(event_type = 'divestiture', company_id, seller_id) as selling_id,
        case
            when event_type in ('acquisition', 'tender_offer') then [company_id]
            when event_type = 'merger' and counterparty_id is not null then [company_id, counterparty_id]
            when event_type = 'divestiture' and counterparty_id is not null then [counterparty_id]
            else []
        end as buying_ids
    from mentions
),

-- News of something still to come spans from its report to the day it takes effect; what is long past lies in the past.
dated as (
    select
        *,
        case
            when is_background or first_day < reported_on - cast(window_days as integer) then least(greatest(reported_on, first_day), last_day)
            else least(reported_on, first_day)
        end as span_from,
        case
            when is_background or first_day < reported_on - cast(window_days as integer) then least(greatest(reported_on, first_day), last_day)
            else greatest(reported_on, first_day)
        end as span_to
    from described
)

select
    *,
    list_sort(list_distinct(list_filter(
        [company_id, object_id, aspect, if(event_family = 'corporate_action', unit_id, null), selling_id, 'sells:' || selling_id]
        || list_transform(buying_ids, lambda company: 'buys:' || company)
        || list_transform(list_filter(posts, lambda post: post.role_code <> 'OTHER'), lambda post: 'role:' || post.role_code),
        lambda part: part is not null
    ))) as parts,
    -- A deal is known by buyer and target, whoever tells it; the seller's report names the unit it sells.
    case
        when event_type = 'divestiture' and counterparty_id is not null and unit_id is not null
            then least(counterparty_id, unit_id) || '|' || greatest(counterparty_id, unit_id)
        when event_family = 'corporate_action' and object_id is not null
            then concat_ws('|', least(company_id, object_id), greatest(company_id, object_id), aspect)
        else concat_ws('|', company_id, object_id, aspect)
    end as core_key,
    -- The same in the document's own words, so that ids do not hang on how names are linked today.
    concat_ws(
        '|', document_key, event_group, company_key, coalesce(person_key, counterparty_key, unit_key), aspect
    ) as resolution_key
from dated
