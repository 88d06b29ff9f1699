{# A name behind "of", "at", "for" or "with": words with a capital, and small words between two of them. #}
{% set word = "\\p{Lu}[\\p{L}\\d&''’.-]*" %}
{% set employer = ",? (?:of|at|for|with) (?:the )?(" ~ word ~ "(?: (?:(?:of|and|de|&) )?" ~ word ~ ")*)" %}

with roles as (
    select
        mention_id,
        slot_text as role_title,
        slot_start,
        slot_end
    from {{ ref('fct_event_evidence') }}
    where slot_name = 'previous_role'
),

mentions as (
    select
        mention_id,
        evidence_text,
        evidence_start,
        evidence_end
    from {{ ref('fct_event_mentions') }}
),

-- The post as told, and what goes on behind it where the evidence has that.
phrases as (
    select
        roles.mention_id,
        roles.role_title,
        roles.role_title || case
            when roles.slot_start >= mentions.evidence_start and roles.slot_end < mentions.evidence_end
                then regexp_extract(substr(mentions.evidence_text, roles.slot_end - mentions.evidence_start + 1), '^(?:{{ employer }})+')
            else ''
        end as phrase
    from roles
    inner join mentions on roles.mention_id = mentions.mention_id
),

named as (
    select
        mention_id,
        role_title,
        unnest(regexp_extract_all(phrase, '{{ employer }}', 1)) as employer_name
    from phrases
)

select distinct
    mention_id,
    role_title,
    rtrim(employer_name, '.') as employer_name,
    {{ company_key('employer_name') }} as employer_key
from named
