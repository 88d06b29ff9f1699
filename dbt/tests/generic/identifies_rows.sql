{# Fails on keys that are missing in part or stand for more than one row; `nullable` parts of a key may be missing. #}
{% test identifies_rows(model, columns, nullable=[]) %}
select
    {{ (columns + nullable) | join(', ') }},
    count(*) as row_count
from {{ model }}
group by {{ (columns + nullable) | join(', ') }}
having count(*) > 1 or {% for column in columns %}{{ column }} is null{{ ' or ' if not loop.last }}{% endfor %}
{% endtest %}
