with names as (
    select
        company_id,
        name_key,
        arg_max(tokens, struct_pack(full_name := is_full, words := len(tokens), name := person_name)) as tokens,
        arg_max(given_names, struct_pack(full_name := is_full, words := len(tokens), name := person_name)) as given_names,
        arg_max(family_name, struct_pack(full_name := is_full, words := len(tokens), name := person_name)) as family_name,
        bool_or(is_full) as is_full,
        sum(document_count) as document_count
    from {{ ref('int_person_names__parsed') }}
    group by company_id, name_key
),

-- Two names are compared where they share a word, or what a short form stands for.
blocked as (
    select
        company_id,
        name_key,
        unnest(list_distinct(list_filter(tokens, lambda token: length(token) > 1) || given_names)) as block
    from names
),

paired as (
    select distinct
        lesser.company_id,
        lesser.name_key,
        greater.name_key as other_key
    from blocked as lesser
    inner join blocked as greater
        on lesser.company_id = greater.company_id and lesser.block = greater.block and lesser.name_key <> greater.name_key
),

-- The other name is the fuller one, or of two full names the one told more often.
compared as (
    select
        paired.*,
        lesser.document_count,
        other.document_count as other_document_count,
        case
            when not lesser.is_full and len(lesser.tokens) = 1 and lesser.family_name in (other.tokens[1], other.family_name)
                then struct_pack(score := 0.8, basis := 'family_name')
            when not lesser.is_full and lesser.family_name = other.family_name and lesser.tokens[1][1] = other.tokens[1][1]
                then struct_pack(score := 0.9, basis := 'initial')
            when not lesser.is_full
                then null
            when lesser.family_name = other.family_name and list_has_any(lesser.given_names, other.given_names)
                then struct_pack(score := 0.95, basis := 'short_form')
            when
                len(lesser.tokens) < len(other.tokens)
                and list_has_all(other.tokens, lesser.tokens)
                and len(list_filter(lesser.tokens, lambda token: length(token) > 1)) > 1
                then struct_pack(score := 0.9, basis := 'part_of_name')
            when
                list_has_any(lesser.given_names, other.given_names)
                and least(length(lesser.family_name), length(other.family_name)) >= 5
                and damerau_levenshtein(lesser.family_name, other.family_name) = 1
                then struct_pack(score := 0.85, basis := 'spelling')
            when
                lesser.family_name = other.family_name
                and least(length(lesser.tokens[1]), length(other.tokens[1])) >= 5
                and damerau_levenshtein(lesser.tokens[1], other.tokens[1]) = 1
                then struct_pack(score := 0.85, basis := 'spelling')
        end as link
    from paired
    inner join names as lesser on paired.company_id = lesser.company_id and paired.name_key = lesser.name_key
    inner join names as other on paired.company_id = other.company_id and paired.other_key = other.name_key
    where
        other.is_full
        and (
            not lesser.is_full
            or len(lesser.tokens) < len(other.tokens)
            or (lesser.document_count, other.name_key) < (other.document_count, lesser.name_key)
        )
),

-- Full names that are forms of one are one answer to the question whom an initial means.
identities as (
    select
        company_id,
        name_key,
        arg_max(other_key, link.score) as other_identity
    from compared
    where link.basis in ('short_form', 'spelling')
    group by company_id, name_key
),

reviews as (
    select * from {{ ref('int_link_reviews__told') }}
    where link_kind = 'person'
),

candidates as (
    select
        compared.company_id,
        compared.name_key,
        compared.other_key,
        coalesce(identities.other_identity, compared.other_key) as other_identity,
        compared.other_document_count,
        compared.link.basis as link_basis,
        compared.link.score as link_score
    from compared
    left join identities on compared.company_id = identities.company_id and compared.other_key = identities.name_key
    anti join reviews
        on
            compared.company_id || '|' || compared.name_key = reviews.left_key
            and compared.company_id || '|' || compared.other_key = reviews.right_key
    where compared.link is not null
    union all
    select
        lesser.company_id,
        lesser.name_key,
        other.name_key as other_key,
        other.name_key as other_identity,
        other.document_count as other_document_count,
        'reviewed' as link_basis,
        reviews.link_score
    from names as lesser
    inner join reviews on reviews.left_key = lesser.company_id || '|' || lesser.name_key
    inner join names as other on reviews.right_key = other.company_id || '|' || other.name_key
    where
        reviews.verdict = 'different'
        or (lesser.is_full, lesser.document_count, lesser.name_key) < (other.is_full, other.document_count, other.name_key)
),

rivalled as (
    select
        *,
        count(distinct other_identity) over (partition by company_id, name_key, link_score) as rival_count,
        max(link_score) over (partition by company_id, name_key) as best_score,
        row_number() over (
            partition by company_id, name_key order by link_score desc, other_document_count desc, other_key asc
        ) as link_rank
    from candidates
)

-- A name belongs to the only one that it fits best; where it fits two alike, nobody can tell from the names.
select
    company_id,
    name_key,
    other_key,
    link_basis,
    link_score,
    case
        when link_score = 0 or link_score < best_score then 'apart'
        when rival_count > 1 then 'ambiguous'
        when link_rank = 1 then 'joined'
        else 'apart'
    end as verdict
from rivalled
