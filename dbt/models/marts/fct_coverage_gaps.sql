-- Calm days and long weekends are no silence.
{% set calm_days = 3 %}

with days as (
    select * from {{ ref('int_source_days__counted') }}
),

expected as (
    select
        source_id,
        expected_per_week,
        greatest(interval {{ calm_days }} day, 3 * interval 7 day / expected_per_week) as longest_calm
    from {{ ref('stg_register__sources') }}
    where expected_per_week is not null
),

arrivals as (
    select
        source_id,
        last_arrived_at as gap_from,
        lead(first_arrived_at) over (partition by source_id order by day) as gap_to
    from days
    where arrived_count > 0
),

silent as (
    select
        arrivals.source_id,
        arrivals.gap_from,
        arrivals.gap_to,
        'silent' as gap_reason,
        expected.expected_per_week,
        cast(null as bigint) as affected_count
    from arrivals
    inner join expected on arrivals.source_id = expected.source_id
    where coalesce(arrivals.gap_to, {{ recorded_at() }}) - arrivals.gap_from > expected.longest_calm
),

weeks as (
    select
        days.source_id,
        date_trunc('week', days.day) as week,
        sum(days.arrived_count) as document_count,
        min(min(days.day)) over (partition by days.source_id) as first_day
    from days
    group by days.source_id, week
),

halved as (
    select
        weeks.source_id,
        weeks.week at time zone 'UTC' as gap_from,
        (weeks.week + interval 7 day) at time zone 'UTC' as gap_to,
        'halved' as gap_reason,
        expected.expected_per_week,
        cast(weeks.document_count as bigint) as affected_count
    from weeks
    inner join expected on weeks.source_id = expected.source_id
    where
        weeks.document_count * 2 < expected.expected_per_week
        and weeks.week > weeks.first_day
        and (weeks.week + interval 7 day) at time zone 'UTC' <= {{ recorded_at() }}
),

refused as (
    {% for reason, count in [('list_refused', 'refused_list_count'), ('documents_refused', 'refused_count')] %}
        select
            days.source_id,
            days.day at time zone 'UTC' as gap_from,
            (days.day + interval 1 day) at time zone 'UTC' as gap_to,
            '{{ reason }}' as gap_reason,
            expected.expected_per_week,
            cast(days.{{ count }} as bigint) as affected_count
        from days
        left join expected on days.source_id = expected.source_id
        where days.{{ count }} > 0
        {% if not loop.last %}union all{% endif %}
    {% endfor %}
),

gaps as (
    select * from silent
    union all by name
    select * from halved
    union all by name
    select * from refused
)

select
    {{ hash_id('G', "concat_ws('-', source_id, gap_reason, cast(gap_from at time zone 'UTC' as varchar))") }} as gap_id,
    source_id,
    gap_from,
    gap_to,
    gap_reason,
    cast(expected_per_week as integer) as expected_per_week,
    affected_count
from gaps
