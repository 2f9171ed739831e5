import type {
  Group,
  GroupContent,
  NewPerson,
  Person,
  PersonUpdate,
  PersonWithPassword,
} from '@chartrier/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

export function usePeople() {
  const { callAsAdministrator } = useSession();
  return useQuery({
    queryKey: ['people'],
    queryFn: async ({ signal }) =>
      (await readEnvelope<Person>(callAsAdministrator({ service: 'chartrier', path: '/people', signal })))
        .$results,
  });
}

export function useGroups() {
  const { callAsAdministrator } = useSession();
  return useQuery({
    queryKey: ['groups'],
    queryFn: async ({ signal }) =>
      (await readEnvelope<Group>(callAsAdministrator({ service: 'chartrier', path: '/groups', signal })))
        .$results,
  });
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
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
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
    onSuccess: () => client.invalidateQueries({ queryKey: ['people'] }),
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
    onSuccess: () => client.invalidateQueries({ queryKey: ['groups'] }),
  });
}
