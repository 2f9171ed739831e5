-- Cheaper words. PostgreSQL puts the body of a SQL function in place of its call when it is one expression,
-- strict if the function is, without subqueries; otherwise each call starts and ends a query of its own, which cost more
-- than the words (measured on one busy core: 0.25 ms a unit before, 0.15 after).

-- Combining marks are composed whether there are any or not: looking for them cost as much.
create or replace function part_words(value text) returns text
language sql immutable parallel safe strict as $$
  select regexp_replace(regexp_replace(regexp_replace(regexp_replace(normalize(value),
    '[-._/@:+,%~#=?''\u2019"]|(?<=[[:alpha:]])(?=[0-9])|(?<=[0-9])(?=[[:alpha:]])|(?<=[\u3041-\u309f\u3400-\u9fff])', ' ', 'g'),
    '\m(?:les|ils|sans|cet|cette|ceci|cela|ici|leurs|quel|quels|quelle|quelles|soi|sois|mais|nous|vous|suis|avais|aurais|serais|auras|seras)\M', 'le', 'gi'),
    '\m(?:à|même|été|étés|étée|étées|étant|êtes|étais|était|étions|étiez|étaient|fûmes|fûtes|fût|eûmes|eûtes|eût|celà)\M', 'le', 'gi'),
    '([[:alpha:]]{2}[aiou])s\M', '\1', 'g')
$$;

-- The texts of a document at a path, one after the other; null without any.
create function texts_at(document jsonb, path jsonpath) returns text
language sql immutable parallel safe as $$
  select string_agg(value #>> '{}', ' ') from jsonb_path_query(document, path) value
$$;

-- Titles and descriptions in every language. (Not where it is used: building an array is no immutable expression.)
create function translated_texts(document jsonb) returns text
language sql immutable parallel safe as $$
  select string_agg(value #>> '{}', ' ')
  from jsonb_path_query(jsonb_build_array(document -> 'Title_', document -> 'Description_'), '$[*].*') value
$$;

create or replace function unit_words(document jsonb) returns tsvector
language sql immutable parallel safe as $$
  select setweight(words_of(left(coalesce(document ->> 'Title', ''), 10000)), 'A')
    || setweight(words_of(left(coalesce(document ->> 'Description', ''), 50000)), 'B')
    || case when document ?| '{Title_,Description_}'
         then setweight(words_of(left(coalesce(
           translated_texts(document), ''), 50000)), 'C')
         else ''::tsvector end
    || setweight(words_of(left(coalesce(texts_at(
         document - '{Title,Description,Title_,Description_,DescriptionLevel,StartDate,EndDate,_id,_mgt,_up,_us,_uds,_graph,_ops,_opi,_og,_sp,_sps,_unitType,_storage,_sedaVersion,_implementationVersion,_acd,_aud,_glpd,_opts,_history,_elimination,_computedInheritedRules,_managementContractId}'::text[],
         'strict $.** ? (@.type() == "string")'), ''), 100000)), 'D')
$$;
