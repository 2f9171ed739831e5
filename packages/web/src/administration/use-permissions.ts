import { useQuery } from '@tanstack/react-query';

/** A right that a group may give, and what it opens. */
export interface Permission {
  readonly name: string;
  readonly opens: string;
}

/** What the API says of itself, as far as rights go. */
interface ApiDescription {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<Record<string, { readonly summary?: string; readonly 'x-permissions'?: readonly string[] }>>
    >
  >;
}

/** Every right of the API, from its own description: a new route is here by itself. */
export function usePermissions(isWanted: boolean): readonly Permission[] {
  const described = useQuery({
    queryKey: ['permissions'],
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }): Promise<readonly Permission[]> => {
      const answer = await fetch('/docs/json', { signal, credentials: 'same-origin' });
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      const { paths } = (await answer.json()) as ApiDescription;
      const known = new Map<string, string>();
      for (const { summary = '', 'x-permissions': names = [] } of Object.values(paths).flatMap(Object.values))
        for (const name of names) if (!known.has(name)) known.set(name, summary);
      return [...known]
        .map(([name, opens]) => ({ name, opens }))
        .sort((one, other) => (one.name < other.name ? -1 : 1));
    },
  });
  return described.data ?? [];
}
