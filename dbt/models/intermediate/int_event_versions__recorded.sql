{{ config(materialized='incremental', incremental_strategy='touched', on_schema_change='fail') }}
with ledger as (
    select
        version_id,
        any_value(event_family) as event_family,
        any_value(event_id) as event_id,
        any_value(known_from) as known_from,
        any_value(known_to) as known_to,
        any_value(recorded_from) as recorded_from,
        max(recorded_to) as recorded_to,
        any_value(change_kind) as change_kind,
        any_value(caused_by) as caused_by,
        any_value(state_hash) as state_hash,
        any_value(cast(state as varchar)) as state
    from {{ ref('stg_warehouse__event_versions') }}
    where {{ is_touched('event_id') }}
    group by version_id
),

standing as (
    select * from ledger
    where recorded_to is null
),

states as (
    select
        *,
        md5(state) as state_hash,
        lag(event_status) over (partition by event_id order by known_from) as earlier_status
    from (
        select * from {{ ref('int_leadership_changes__states') }}
        union all
        select * from {{ ref('int_corporate_actions__states') }}
    ) as both_families
),

compared as (
    select
        states.*,
        same.version_id as standing_id,
        other.state_hash as standing_hash,
        other.change_kind as standing_kind
    from states
    left join standing as same
        on
            states.event_id = same.event_id
            and states.known_from = same.known_from
            and states.known_to is not distinct from same.known_to
            and states.state_hash = same.state_hash
    left join standing as other on states.event_id = other.event_id and states.known_from = other.known_from
),

opened as (
    select
        md5(concat_ws(
            '|', event_id, epoch_us(known_from), epoch_us(known_to), state_hash, epoch_us({{ recorded_at() }})
        )) as version_id,
        event_family,
        event_id,
        known_from,
        known_to,
        {{ recorded_at() }} as recorded_from,
        cast(null as timestamptz) as recorded_to,
        case
            when standing_hash = state_hash then standing_kind
            when standing_hash is not null then 'restated'
            when earlier_status is null then 'first_report'
            when cause <> 'report' then cause
            when earlier_status <> event_status then 'status_change'
            else 'update'
        end as change_kind,
        caused_by,
        state_hash,
        state
    from compared
    where standing_id is null
),

kept as (
    select
        ledger.* exclude (recorded_to),
        case
            when ledger.recorded_to is not null then ledger.recorded_to
            when compared.standing_id is null then {{ recorded_at() }}
        end as recorded_to
    from ledger
    left join compared on ledger.version_id = compared.standing_id
)

select * from kept
union all by name
select * from opened
