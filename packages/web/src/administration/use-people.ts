import type {
  Group,
  GroupContent,
  NewPerson,
  Person,
  PersonUpdate,
  PersonWithPassword,
} from '@chartrier/client';
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readAgain, readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

export function usePeople(isWanted = true) {
  const { callAsAdministrator } = useSession();
  return useQuery({
    queryKey: ['people'],
    enabled: isWanted,
    queryFn: async ({ signal }) =>
      (await readEnvelope<Person>(callAsAdministrator({ service: 'chartrier', path: '/people', signal })))
        .$results,
  });
}

export function useGroups(isWanted = true) {
  const { callAsAdministrator } = useSession();
  return useQuery({
    queryKey: ['groups'],
    enabled: isWanted,
    queryFn: async ({ signal }) =>
      (await readEnvelope<Group>(callAsAdministrator({ service: 'chartrier', path: '/groups', signal })))
        .$results,
  });
}

/** People and groups tell of each other: members, names. */
async function invalidatePeople(client: QueryClient): Promise<void> {
  for (const kind of ['people', 'groups', 'peopleevents']) await readAgain(client, [kind]);
}

/** Makes a person; the answer holds the password to hand over, shown once. */
export function useNewPerson() {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (json: NewPerson) =>
      (
        await readEnvelope<PersonWithPassword>(
          callAsAdministrator({ service: 'chartrier', method: 'POST', path: '/people', json }),
        )
      ).$results[0],
    onSuccess: () => invalidatePeople(client),
  });
}

export function useNewPassword() {
  const { callAsAdministrator } = useSession();
  return useMutation({
    mutationFn: async (id: string) =>
      (
        await readEnvelope<PersonWithPassword>(
          callAsAdministrator({
            service: 'chartrier',
            method: 'POST',
            path: `/people/${encodeURIComponent(id)}/password`,
          }),
        )
      ).$results[0],
  });
}

export function useUpdatePerson() {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, update }: { readonly id: string; readonly update: PersonUpdate }) =>
      callAsAdministrator({
        service: 'chartrier',
        method: 'PUT',
        path: `/people/${encodeURIComponent(id)}`,
        json: update,
      }),
    onSuccess: () => invalidatePeople(client),
  });
}

/** Makes a group, or replaces one. */
export function useKeepGroup(id: string | undefined) {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (json: GroupContent) =>
      callAsAdministrator({
        service: 'chartrier',
        method: id === undefined ? 'POST' : 'PUT',
        path: id === undefined ? '/groups' : `/groups/${encodeURIComponent(id)}`,
        json,
      }),
    onSuccess: () => invalidatePeople(client),
  });
}

/** What is done to a person or a group by one call without a body: erased, signed out, removed. */
export function useRemoving() {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path: string) => callAsAdministrator({ service: 'chartrier', method: 'DELETE', path }),
    onSuccess: async () => {
      await invalidatePeople(client);
      // one's own rights may have gone with it
      await client.invalidateQueries({ queryKey: ['session'] });
    },
  });
}
