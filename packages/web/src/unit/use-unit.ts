import type { LogbookLifecycle, ObjectGroup, Unit, UnitWithInheritedRules } from '@chartrier/client';
import { useQuery } from '@tanstack/react-query';
import { readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

const WHOLE = { $projection: {} };

export function useUnit(id: string) {
  const { call } = useSession();
  return useQuery({
    queryKey: ['unit', id],
    queryFn: async ({ signal }) => {
      const answer = await readEnvelope<Unit>(
        call({ service: 'access', path: `/units/${encodeURIComponent(id)}`, json: WHOLE, signal }),
      );
      return answer.$results[0];
    },
  });
}

export function useRulesOf(id: string) {
  const { call } = useSession();
  return useQuery({
    queryKey: ['unit', id, 'rules'],
    queryFn: async ({ signal }) => {
      const json = { $query: [{ $eq: { '#id': id } }], $filter: { $limit: 1 }, $projection: {} };
      const answer = await readEnvelope<UnitWithInheritedRules>(
        call({ service: 'access', path: '/unitsWithInheritedRules', json, signal }),
      );
      return answer.$results[0];
    },
  });
}

/** The object group of a unit; nothing is asked of a unit without one. */
export function useGroup(unit: Unit | undefined) {
  const { call } = useSession();
  const id = unit?.['#id'] ?? '';
  return useQuery({
    queryKey: ['unit', id, 'objects'],
    enabled: unit?.['#object'] !== undefined,
    queryFn: async ({ signal }) => {
      const answer = await readEnvelope<ObjectGroup>(
        call({ service: 'access', path: `/units/${encodeURIComponent(id)}/objects`, json: WHOLE, signal }),
      );
      return answer.$results[0];
    },
  });
}

export function useLifecycle(id: string) {
  const { call } = useSession();
  return useQuery({
    queryKey: ['unit', id, 'journal'],
    queryFn: async ({ signal }) => {
      const answer = await readEnvelope<LogbookLifecycle>(
        call({
          service: 'access',
          path: `/logbookunitlifecycles/${encodeURIComponent(id)}`,
          json: WHOLE,
          signal,
        }),
      );
      return answer.$results[0];
    },
  });
}
