import type { Unit, UnitUpdate } from '@chartrier/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readEnvelope } from '../../api/index.ts';
import { useSession } from '../../session/index.ts';
import type { updateOf } from './draft.ts';

interface Saving {
  readonly update: ReturnType<typeof updateOf>;
  /** The other's changes have been seen. */
  readonly anyway: boolean;
}

/**
 * Saves an update, unless the unit is not any more what was opened: then what is there now is given, to compare. Only the
 * fields that were changed are sent, so that the other's changes stay.
 */
export function useSaving(opened: Unit, onSaved: () => void) {
  const { call } = useSession();
  const client = useQueryClient();
  const [meanwhile, setMeanwhile] = useState<Unit>();
  const path = `/units/${encodeURIComponent(opened['#id'])}`;
  const save = useMutation({
    mutationFn: async ({ update, anyway }: Saving): Promise<boolean> => {
      const read = await readEnvelope<Unit>(call({ service: 'access', path, json: { $projection: {} } }));
      const [now] = read.$results;
      const seen = anyway ? meanwhile : opened;
      if (now !== undefined && now['#version'] !== seen?.['#version']) {
        setMeanwhile(now);
        return false;
      }
      await readEnvelope<UnitUpdate>(call({ service: 'access', method: 'PUT', path, json: update }));
      return true;
    },
    onSuccess: async (saved) => {
      if (!saved) return;
      await client.invalidateQueries({ queryKey: ['unit', opened['#id']] });
      await client.invalidateQueries({ queryKey: ['search'] });
      onSaved();
    },
  });
  return { save, meanwhile, forget: () => setMeanwhile(undefined) };
}
