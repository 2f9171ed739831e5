import type { ApplicationCertificate, PersonalCertificate } from '@chartrier/client';
import { useState } from 'react';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Button, Confirm, Empty, Refusal, Section, StatusMark, Table, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { CertificateForm } from './certificate-form.tsx';
import { type Certificates, useCertificates, useRevokeCertificate } from './use-certificates.ts';
import { WORDS } from './words.ts';

const MARK = { VALID: 'OK', EXPIRED: 'WARNING', REVOKED: 'KO' } as const;

/** The applications that may call, by their certificates. */
export function ApplicationCertificates() {
  return <CertificateList kind="certificates" addKey="n" />;
}

/** The people for whom applications may call, by their certificates. */
export function PersonalCertificates() {
  return <CertificateList kind="personalcertificates" addKey="m" />;
}

type Listed = PersonalCertificate & Partial<Pick<ApplicationCertificate, 'context'>>;

function CertificateList({ kind, addKey }: { readonly kind: keyof Certificates; readonly addKey: string }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { mayAdminister } = useSession();
  const certificates = useCertificates(kind);
  const revoke = useRevokeCertificate(kind);
  const [adding, setAdding] = useState(false);
  const [revoked, setRevoked] = useState<Listed>();
  const said = words.ofCertificates[kind];
  const mayAdd = mayAdminister(`${kind}:create`);
  const rows: readonly Listed[] = certificates.data ?? [];
  return (
    <Section
      title={said.title}
      aside={
        mayAdd ? (
          <Button pageKey={addKey} onPress={() => setAdding(true)}>
            {said.add}
          </Button>
        ) : undefined
      }
    >
      {adding ? <CertificateForm kind={kind} onClose={() => setAdding(false)} /> : null}
      {certificates.error === null ? null : (
        <Refusal error={certificates.error} onRetry={() => void certificates.refetch()} />
      )}
      {certificates.isPending ? <Waiting /> : null}
      {certificates.data?.length === 0 ? <Empty title={said.none}>{said.noneHelp}</Empty> : null}
      {rows.length === 0 ? null : (
        <Table<Listed>
          label={said.title}
          rows={rows}
          keyOf={({ fingerprint }) => fingerprint}
          nameOf={({ subject }) => subject}
          actions={
            mayAdminister(`${kind}:id:revoke`)
              ? [
                  {
                    key: 'x',
                    does: words.revoke,
                    isOffered: ({ status }) => status !== 'REVOKED',
                    act: setRevoked,
                  },
                ]
              : []
          }
          columns={[
            {
              name: words.subject,
              cell: ({ subject, fingerprint }) => (
                <>
                  {subject}
                  <br />
                  <code className="fingerprint" title={fingerprint}>
                    {fingerprint.slice(0, 16)}…
                  </code>
                </>
              ),
            },
            ...(kind === 'certificates'
              ? [{ name: words.context, cell: ({ context }: Listed) => <code>{context}</code> }]
              : []),
            { name: words.expires, cell: ({ expiresAt }) => formatInstant(expiresAt, language) },
            {
              name: words.status,
              cell: ({ status }) => (
                <StatusMark status={MARK[status]} label={words.certificateStatuses[status]} />
              ),
            },
          ]}
        />
      )}
      {revoked === undefined ? null : (
        <Confirm
          title={words.revokeTitle(revoked.subject)}
          action={words.revoke}
          doing={revoke}
          onConfirm={() => revoke.mutate(revoked.fingerprint, { onSuccess: () => setRevoked(undefined) })}
          onClose={() => {
            revoke.reset();
            setRevoked(undefined);
          }}
        >
          <p>{said.revokeHelp}</p>
        </Confirm>
      )}
    </Section>
  );
}
