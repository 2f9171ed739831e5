-- How texts become words, and the indexes that searches use.
--
-- A word is what Vitam's analyser makes of it: parted at full stops, underscores, punctuation, and where letters meet
-- digits; without accents or case; reduced to its French stem; stop words leave their place in phrases.

create extension if not exists unaccent;

create text search configuration fr (copy = french);
alter text search configuration fr
  alter mapping for hword, hword_part, word with unaccent, french_stem;

-- The same without stems, for the beginning of a word.
create text search configuration folded (copy = simple);
alter text search configuration folded
  alter mapping for hword, hword_part, word with unaccent, simple;

-- The text with a space wherever words part. French stop words that PostgreSQL's own list does not know, or would not know
-- any more once accents and plurals are gone, are replaced by one that it knows ("le"): they leave their place in phrases
-- too. Plurals that its stemmer keeps (photos, menus, amis) lose their s. Chinese and Japanese are read character by
-- character.
-- (Measured: two short lists of stop words cost half of a long one, and all of it about as much as to_tsvector.)
create function part_words(value text) returns text
language sql immutable parallel safe strict as $$
  select regexp_replace(regexp_replace(regexp_replace(regexp_replace(
    case when value ~ '[\u0300-\u036f]' then normalize(value) else value end,
    '[-._/@:+,%~#=?''\u2019"]|(?<=[[:alpha:]])(?=[0-9])|(?<=[0-9])(?=[[:alpha:]])|(?<=[\u3041-\u309f\u3400-\u9fff])', ' ', 'g'),
    '\m(?:les|ils|sans|cet|cette|ceci|cela|ici|leurs|quel|quels|quelle|quelles|soi|sois|mais|nous|vous|suis|avais|aurais|serais|auras|seras)\M', 'le', 'gi'),
    '\m(?:à|même|été|étés|étée|étées|étant|êtes|étais|était|étions|étiez|étaient|fûmes|fûtes|fût|eûmes|eûtes|eût|celà)\M', 'le', 'gi'),
    '([[:alpha:]]{2}[aiou])s\M', '\1', 'g')
$$;

create function words_of(value text) returns tsvector
language sql immutable parallel safe as $$
  select to_tsvector('fr'::regconfig, part_words(value))
$$;

-- The words of every text at a path; two texts stand far apart, so that no phrase goes from one to the next.
create function words_at(document jsonb, path jsonpath) returns tsvector
language sql immutable parallel safe as $$
  select coalesce(words_of(string_agg(value #>> '{}', ' le le le le le le le le le le ')), ''::tsvector)
  from jsonb_path_query(document, path) value
$$;

-- What is kept of a unit's words: those of its title (A), of its description (B), of both in every language (C), and of
-- all its other texts (D). A unit is found by the words at the beginning of a very long text (a tsvector has at most
-- 1 MiB).
create function unit_words(document jsonb) returns tsvector
language sql immutable parallel safe as $$
  select setweight(words_of(left(coalesce(document ->> 'Title', ''), 10000)), 'A')
    || setweight(words_of(left(coalesce(document ->> 'Description', ''), 50000)), 'B')
    || case when document ?| '{Title_,Description_}'
         then setweight(words_of(left(coalesce(
           (select string_agg(value #>> '{}', ' ')
              from jsonb_path_query(jsonb_build_array(document -> 'Title_', document -> 'Description_'), '$[*].*') value),
           ''), 50000)), 'C')
         else ''::tsvector end
    || setweight(words_of(left(coalesce(
         (select string_agg(value #>> '{}', ' ')
            from jsonb_path_query(
              document - '{Title,Description,Title_,Description_,DescriptionLevel,StartDate,EndDate,_id,_mgt,_up,_us,_uds,_graph,_ops,_opi,_og,_sp,_sps,_unitType,_storage,_sedaVersion,_implementationVersion,_acd,_aud,_glpd,_opts,_history,_elimination,_computedInheritedRules,_managementContractId}'::text[],
              'strict $.** ? (@.type() == "string")') value), ''), 100000)), 'D')
$$;

-- Words as one text, each between spaces, for patterns; null without any.
create function title_words(words tsvector) returns text
language sql immutable parallel safe as $$
  select nullif(array_to_string(tsvector_to_array(ts_filter(words, '{a}')), ' '), '')
$$;

create function description_words(words tsvector) returns text
language sql immutable parallel safe as $$
  select nullif(array_to_string(tsvector_to_array(ts_filter(words, '{b}')), ' '), '')
$$;

-- What is looked for, as a tsquery; null when the text has no word. `parts` is '' or the letters of the parts to look in.
create function quoted_word(lexeme text) returns text
language sql immutable parallel safe as $$
  select '''' || replace(replace(lexeme, '\', '\\'), '''', '''''') || ''':'
$$;

create function any_word(value text, parts text) returns tsquery
language sql immutable parallel safe as $$
  select string_agg(quoted_word(lexeme) || parts, ' | ')::tsquery from unnest(words_of(value))
$$;

create function all_words(value text, parts text) returns tsquery
language sql immutable parallel safe as $$
  select string_agg(quoted_word(lexeme) || parts, ' & ')::tsquery from unnest(words_of(value))
$$;

create function words_in_order(value text) returns table (place smallint, lexeme text, step integer, is_last boolean)
language sql immutable parallel safe as $$
  select place, lexeme, place - lag(place) over (order by place, lexeme), row_number() over (order by place desc, lexeme desc) = 1
  from unnest(words_of(value)) word (lexeme, places) cross join lateral unnest(places) place
$$;

create function all_words_last_begun(value text, parts text) returns tsquery
language sql immutable parallel safe as $$
  select string_agg(quoted_word(lexeme) || case when is_last then '*' else '' end || parts, ' & ')::tsquery
  from words_in_order(value)
$$;

create function phrase_of(value text, parts text) returns tsquery
language sql immutable parallel safe as $$
  select string_agg(coalesce('<' || step || '> ', '') || quoted_word(lexeme) || parts, ' ' order by place, lexeme)::tsquery
  from words_in_order(value)
$$;

create function phrase_last_begun(value text, parts text) returns tsquery
language sql immutable parallel safe as $$
  select string_agg(coalesce('<' || step || '> ', '') || quoted_word(lexeme) || case when is_last then '*' else '' end || parts,
                    ' ' order by place, lexeme)::tsquery
  from words_in_order(value)
$$;

-- `délib*`: the beginning of a word, which has no stem of its own.
create function word_beginning(value text, parts text) returns tsquery
language sql immutable parallel safe as $$
  select string_agg(quoted_word(lexeme) || '*' || parts, ' & ')::tsquery
  from unnest(to_tsvector('folded'::regconfig, part_words(value)))
$$;

create function both_words(one tsquery, other tsquery) returns tsquery
language sql immutable parallel safe as $$
  select coalesce(one && other, one, other)
$$;

create function either_word(one tsquery, other tsquery) returns tsquery
language sql immutable parallel safe as $$
  select coalesce(one || other, one, other)
$$;

-- Ancestors at a distance of 1 to `farthest`, of the map that a unit keeps: {"1": [ids], "2": [ids] …}.
create function ancestors_within(uds jsonb, farthest integer) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct id), '{}')
  from jsonb_each(uds) level cross join lateral jsonb_array_elements_text(level.value) id
  where level.key::integer <= farthest
$$;

-- A text that holds JSON, as JSON; null when it holds anything else (an external journal may).
create function json_of_text(value text) returns jsonb
language plpgsql immutable parallel safe as $$
begin
  return value::jsonb;
exception when others then
  return null;
end
$$;

-- Results are sorted with missing dates last, downwards too, which reading `unit_start_date` backwards does not give.
create index unit_start_date_down on unit (tenant, start_date desc nulls last);
create index unit_words on unit using gin (words);
create index unit_title_words on unit using gin (title_words(words) gin_trgm_ops);
-- `_ops` nearly always holds the operation of origin alone, which `unit_opi` finds.
create index unit_ops on unit using gin (ops) where cardinality(ops) > 1;
create index object_group_ops on object_group using gin (ops) where cardinality(ops) > 1;
create index object_group_persistent_identifier on object_group using gin (document jsonb_path_ops)
  where document @? '$._qualifiers.versions.PersistentIdentifier';
