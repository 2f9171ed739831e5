import type {
  ApplicationCertificate,
  ImportedRevocationList,
  NewApplicationCertificate,
  PersonalCertificate,
} from '@chartrier/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readAgain, readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

/** Whose certificates: an application's is tied to a context, a person's is presented by applications for them. */
export interface Certificates {
  readonly certificates: ApplicationCertificate;
  readonly personalcertificates: PersonalCertificate;
}

export function useCertificates<Kind extends keyof Certificates>(kind: Kind) {
  const { callAsAdministrator } = useSession();
  return useQuery({
    queryKey: [kind],
    queryFn: async ({ signal }) =>
      (
        await readEnvelope<Certificates[Kind]>(
          callAsAdministrator({ service: 'chartrier', path: `/${kind}`, signal }),
        )
      ).$results,
  });
}

export function useAddCertificate(kind: keyof Certificates) {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (json: Partial<NewApplicationCertificate>) =>
      callAsAdministrator({ service: 'chartrier', method: 'POST', path: `/${kind}`, json }),
    onSuccess: () => readAgain(client, [kind]),
  });
}

export function useRevokeCertificate(kind: keyof Certificates) {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (fingerprint: string) =>
      callAsAdministrator({
        service: 'chartrier',
        method: 'DELETE',
        path: `/${kind}/${encodeURIComponent(fingerprint)}`,
      }),
    onSuccess: () => readAgain(client, [kind]),
  });
}

export function useRevocationLists() {
  const { callAsAdministrator } = useSession();
  return useQuery({
    queryKey: ['revocationlists'],
    queryFn: async ({ signal }) =>
      (
        await readEnvelope<ImportedRevocationList>(
          callAsAdministrator({ service: 'chartrier', path: '/revocationlists', signal }),
        )
      ).$results,
  });
}

/** Imports a revocation list; the certificates that it names are revoked. */
export function useImportRevocationList() {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (bytes: Blob) =>
      (
        await readEnvelope<ImportedRevocationList>(
          callAsAdministrator({
            service: 'chartrier',
            method: 'POST',
            path: '/revocationlists',
            bytes,
            headers: { 'Content-Type': 'application/octet-stream' },
          }),
        )
      ).$results[0],
    onSuccess: () => client.invalidateQueries(),
  });
}
