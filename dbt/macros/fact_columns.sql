{#
    The columns of the two facts, in order, with their types. What an event is at one moment is packed into JSON by this list
    and read back by it, so that the record of versions outlives a change of columns.
#}
{% macro shared_fact_columns() %}
    {{ return([
        ('event_id', 'varchar'), ('company_id', 'varchar'), ('company_name', 'varchar'),
        ('event_type', 'varchar'), ('event_subtype', 'varchar'), ('event_status', 'varchar'),
        ('effective_date', 'date'), ('effective_date_to', 'date'), ('effective_date_precision', 'varchar'),
        ('first_published_at', 'timestamptz'), ('first_reported_at', 'timestamptz'), ('last_reported_at', 'timestamptz'),
        ('document_count', 'integer'), ('publisher_count', 'integer'),
        ('is_confirmed_by_filing', 'boolean'), ('is_background', 'boolean'), ('confidence', 'double'),
        ('evidence_text', 'varchar'), ('evidence_mention_id', 'varchar'), ('evidence_document_id', 'varchar'),
        ('document_url', 'varchar'),
    ]) }}
{% endmacro %}

{% macro leadership_change_columns() %}
    {{ return(shared_fact_columns() + [
        ('person_id', 'varchar'), ('person_name', 'varchar'),
        ('role_title', 'varchar'), ('role_code', 'varchar'), ('org_unit', 'varchar'),
        ('change_reason', 'varchar'), ('is_interim', 'boolean'), ('is_elect', 'boolean'), ('is_nominee', 'boolean'),
        ('predecessor', 'varchar'), ('successor', 'varchar'), ('reports_to', 'varchar'), ('previous_role', 'varchar'),
        ('posts', 'json'),
    ]) }}
{% endmacro %}

{% macro corporate_action_columns() %}
    {{ return(shared_fact_columns() + [
        ('counterparty_id', 'varchar'), ('counterparty_name', 'varchar'),
        ('rumoured_date', 'date'), ('rumoured_date_precision', 'varchar'), ('rumoured_known_at', 'timestamptz'),
        ('announced_date', 'date'), ('announced_date_precision', 'varchar'), ('announced_known_at', 'timestamptz'),
        ('completed_date', 'date'), ('completed_date_precision', 'varchar'), ('completed_known_at', 'timestamptz'),
        ('cancelled_date', 'date'), ('cancelled_date_precision', 'varchar'), ('cancelled_known_at', 'timestamptz'),
        ('value_amount', 'double'), ('value_low', 'double'), ('value_high', 'double'),
        ('value_currency', 'varchar'), ('value_kind', 'varchar'), ('consideration', 'varchar'),
        ('per_share_amount', 'double'), ('ratio_new', 'double'), ('ratio_old', 'double'), ('stake_pct', 'double'),
        ('headcount', 'bigint'), ('record_date', 'date'), ('ex_date', 'date'), ('payable_date', 'date'),
        ('expected_completion_date', 'date'), ('target_unit', 'varchar'),
        ('caev_code', 'varchar'), ('sec_items', 'varchar'),
    ]) }}
{% endmacro %}
