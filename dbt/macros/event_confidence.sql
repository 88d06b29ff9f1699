{#
    How sure we may be that an event is told as its row has it, from what its reports at one moment have in common: a logistic model
    over log-odds. `dbt/seeds/confidence_weights.csv` holds its weights, which `python -m tests.confidence` fits to annotated
    documents; the features are declared here and nowhere else.
#}
{% macro confidence_features() %}
    {{ return([
        ('bias', '1'),
        ('log_odds', _log_odds('least(greatest(max(confidence) filter (is_first_telling), 0.02), 0.98)')),
        ('publishers', 'ln(greatest(count(distinct voice) filter (is_first_telling), 1))'),
        ('filing', 'cast(bool_or(form is not null) as integer)'),
        ('unvouched', "cast(bool_and(coalesce(fact_level in ('unnamed', 'speculated'), false)) as integer)"),
    ]) }}
{% endmacro %}

{% macro event_confidence() -%}
    {%- set weighed = [] -%}
    {%- for feature, value in confidence_features() -%}
        {%- set weight = "(select weights.weight from " ~ ref('confidence_weights') ~ " as weights where weights.feature = '" ~ feature ~ "')" -%}
        {%- do weighed.append(weight ~ ' * ' ~ value) -%}
    {%- endfor -%}
    least(round(1 / (1 + exp(-({{ weighed | join(' + ') }}))), 4), 0.99)
{%- endmacro %}

{% macro _log_odds(share) -%}
    ln({{ share }} / (1 - {{ share }}))
{%- endmacro %}
