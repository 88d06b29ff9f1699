with mentions as (
    select
        linked.*,
        people.person_id,
        people.person_key,
        people.name_key,
        coalesce(resolution.event_group, linked.event_type) as type_group,
        -- A report that names nobody, or no target, is of the next such report's event only when that is near.
        case
            when linked.event_family = 'leadership_change' and linked.person_name is null then 5
            when resolution.event_group = 'deal' and coalesce(linked.counterparty_id, linked.unit_id) is null then 45
            else coalesce(resolution.window_days, 180)
        end as window_days
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
            -- A seat on the board is told as an appointment too, and cuts of jobs as a restructuring.
            when event_type = 'appointment' and role_code = 'DIRECTOR' then 'board_appointment'
            when event_type = 'departure' and role_code = 'DIRECTOR' then 'board_departure'
            when event_type = 'restructuring' and headcount is not null then 'layoffs'
            -- Who buys the most of a company buys the company.
            when event_type = 'stake_purchase' and coalesce(stake_pct, 0) >= 50 then 'deal'
            else type_group
        end as event_group,
        case when event_family = 'leadership_change' then person_id else coalesce(counterparty_id, unit_id) end as object_id,
        case
            when event_family = 'leadership_change' and role_code <> 'OTHER' then 'role:' || role_code
            when event_type = 'dividend' then 'paid:' || cast(paid_on as varchar)
        end as aspect,
        coalesce(effective_date, told_on) as first_day,
        coalesce(effective_date_to, effective_date, told_on) as last_day,
        is_unpublished and effective_date is null as is_undated,
        if(event_type = 'divestiture', company_id, seller_id) as selling_id,
        case
            when event_type in ('acquisition', 'tender_offer', 'stake_purchase') then [company_id]
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
            when is_background or first_day < told_on - cast(window_days as integer) then least(greatest(told_on, first_day), last_day)
            else least(told_on, first_day)
        end as span_from,
        case
            when is_background or first_day < told_on - cast(window_days as integer) then least(greatest(told_on, first_day), last_day)
            else greatest(told_on, first_day)
        end as span_to
    from described
),

keyed as (
    select
        mention_id,
        document_id,
        document_key,
        event_family,
        event_group,
        event_type,
        event_status,
        is_background,
        company_id,
        company_key,
        company_name,
        counterparty_id,
        counterparty_name,
        person_id,
        object_id,
        coalesce(person_key, counterparty_key, unit_key) as object_key,
        aspect,
        window_days,
        is_undated,
        value_amount,
        told_on,
        if(effective_date_precision = 'day', effective_date, null) as effective_day,
        span_from,
        span_to,
        counted_from,
        counted_to,
        key_counted_from,
        list_sort(list_distinct(list_filter(
            [company_id, object_id, aspect, if(event_family = 'corporate_action', unit_id, null), selling_id, 'sells:' || selling_id]
            || list_transform(buying_ids, lambda company: 'buys:' || company)
            || list_transform(list_filter(post_codes, lambda code: code <> 'OTHER'), lambda code: 'role:' || code),
            lambda part: part is not null
        ))) as parts,
        -- A deal is known by buyer and target, whoever tells it; the seller's report names the unit it sells.
        case
            when event_type = 'divestiture' and counterparty_id is not null and unit_id is not null
                then least(counterparty_id, unit_id) || '|' || greatest(counterparty_id, unit_id)
            when event_family = 'corporate_action' and object_id is not null
                then concat_ws('|', least(company_id, object_id), greatest(company_id, object_id), aspect)
            -- Of a deal whose other side is not told, the amount tells which.
            when type_group = 'deal' then concat_ws('|', company_id, value_amount)
            else concat_ws('|', company_id, object_id, aspect)
        end as core_key,
        -- The same in the document's own words, so that ids do not hang on how names are linked today; of a person both the
        -- name as told here and the fullest of its forms, since either may be all that another extractor finds.
        concat_ws(
            '|', document_key, event_group, company_key, coalesce(person_key, counterparty_key, unit_key), aspect
        ) as resolution_key,
        concat_ws(
            '|', document_key, event_group, company_key, coalesce(name_key, counterparty_key, unit_key), aspect
        ) as told_key
    from dated
),

-- Reports that a person has judged to tell two events have no core in common, whatever they share.
parted as (
    select
        right_key,
        min(left_key) as left_key
    from {{ ref('link_reviews') }}
    where kind = 'event' and verdict = 'different'
    group by right_key
)

select
    keyed.* exclude (core_key),
    keyed.core_key || coalesce('|apart from|' || parted.left_key, '') as core_key
from keyed
left join parted on keyed.resolution_key = parted.right_key
