import { DESCRIPTION_LEVELS } from '@chartrier/seda';
import { useQuery } from '@tanstack/react-query';
import { readEnvelope } from '../api/index.ts';
import { useLanguage, useWords } from '../language/index.ts';
import { useAgenciesLike } from '../referentials/use-agency-names.ts';
import { useSession } from '../session/index.ts';
import {
  fieldSuggestions,
  type KnownValue,
  lastWordOf,
  type Suggestion,
  valueSuggestions,
} from './suggestions.ts';
import { WORDS } from './words.ts';

interface SchemaElement {
  readonly ApiPath: string;
  readonly ShortName: string;
  readonly IsObject: boolean;
}

/** The fields that units may have here, the organisation's own included; none for who may not read the schema. */
export function useUnitFields(isWanted: boolean): readonly KnownValue[] {
  const { call, may } = useSession();
  const schema = useQuery({
    queryKey: ['unit-schema'],
    enabled: isWanted && may('schema:unit:read'),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const { $results } = await readEnvelope<SchemaElement>(
        call({ service: 'admin', path: '/schema/unit', signal }),
      );
      return $results
        .filter(({ IsObject }) => !IsObject)
        .map(({ ApiPath, ShortName }): KnownValue => ({ value: ApiPath, meaning: ShortName }));
    },
  });
  return schema.data ?? [];
}

/** What completes the last word of what is typed: a field, then its values. */
export function useSuggestions(typed: string): readonly Suggestion[] {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { field, begun } = lastWordOf(typed);
  const agencies = useAgenciesLike(field === '#originating_agency' ? begun : undefined);
  const schema = useUnitFields(field === undefined && /^[A-Z#]/.test(begun));
  if (typed === '') return [];
  if (field === undefined)
    return fieldSuggestions(begun, language, { text: words.text, exact: words.exact }, schema);
  if (field === '#originating_agency')
    return valueSuggestions(
      begun,
      agencies.map(({ Identifier, Name }) => ({ value: Identifier, meaning: Name })),
    );
  if (field === 'DescriptionLevel')
    return valueSuggestions(
      begun,
      DESCRIPTION_LEVELS.map((value) => ({ value, meaning: words.levels[value] ?? '' })),
    );
  return [];
}
