import type { NewTenant, Tenant, TenantUpdate, TenantUsage } from '@chartrier/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readAgain, readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

export function useTenants() {
  const { callAsAdministrator } = useSession();
  return useQuery({
    queryKey: ['tenants'],
    queryFn: async ({ signal }) =>
      (await readEnvelope<Tenant>(callAsAdministrator({ service: 'chartrier', path: '/tenants', signal })))
        .$results,
  });
}

export function useUsage(tenant: number) {
  const { callAsAdministrator } = useSession();
  return useQuery({
    queryKey: ['tenants', tenant, 'usage'],
    queryFn: async ({ signal }) =>
      (
        await readEnvelope<TenantUsage>(
          callAsAdministrator({ service: 'chartrier', path: `/tenants/${tenant}/usage`, signal }),
        )
      ).$results[0],
  });
}

export function useNewTenant() {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (json: NewTenant) =>
      callAsAdministrator({ service: 'chartrier', method: 'POST', path: '/tenants', json }),
    onSuccess: () => readAgain(client, ['tenants']),
  });
}

export function useUpdateTenant() {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, update }: { readonly id: number; readonly update: TenantUpdate }) =>
      callAsAdministrator({ service: 'chartrier', method: 'PUT', path: `/tenants/${id}`, json: update }),
    onSuccess: () => readAgain(client, ['tenants']),
  });
}

/** Erases a suspended tenant for good; its name is written again by whoever does it. */
export function useEraseTenant() {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, confirmation }: { readonly id: number; readonly confirmation: string }) =>
      callAsAdministrator({
        service: 'chartrier',
        method: 'DELETE',
        path: `/tenants/${id}`,
        json: { confirmation },
      }),
    onSuccess: () => readAgain(client, ['tenants']),
  });
}
