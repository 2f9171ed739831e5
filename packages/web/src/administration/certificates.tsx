import type { ApplicationCertificate } from '@chartrier/client';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Button, Empty, Field, Refusal, Section, StatusMark, Table, Waiting } from '../parts/index.ts';
import { useAddCertificate, useCertificates, useRevokeCertificate } from './use-tenants.ts';
import { WORDS } from './words.ts';

const MARK = { VALID: 'OK', EXPIRED: 'WARNING', REVOKED: 'KO' } as const;

/** The applications that may call, by their certificates. */
export function Certificates() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const certificates = useCertificates();
  const revoke = useRevokeCertificate();
  const [adding, setAdding] = useState(false);
  const error = certificates.error ?? revoke.error;
  return (
    <Section
      title={words.certificates}
      aside={<Button onPress={() => setAdding(true)}>{words.newCertificate}</Button>}
    >
      {adding ? <CertificateForm onClose={() => setAdding(false)} /> : null}
      {error === null ? null : <Refusal error={error} onRetry={() => void certificates.refetch()} />}
      {certificates.isPending ? <Waiting /> : null}
      {certificates.data?.length === 0 ? (
        <Empty title={words.noCertificates}>{words.noCertificatesHelp}</Empty>
      ) : null}
      {certificates.data === undefined || certificates.data.length === 0 ? null : (
        <Table<ApplicationCertificate>
          label={words.certificates}
          rows={certificates.data}
          keyOf={({ fingerprint }) => fingerprint}
          columns={[
            { name: words.subject, cell: ({ subject }) => subject },
            { name: words.context, cell: ({ context }) => <code>{context}</code> },
            { name: words.expires, cell: ({ expiresAt }) => formatInstant(expiresAt, language) },
            {
              name: words.status,
              cell: ({ status }) => (
                <StatusMark status={MARK[status]} label={words.certificateStatuses[status]} />
              ),
            },
            {
              name: words.actions,
              cell: ({ fingerprint, status }) =>
                status === 'REVOKED' ? null : (
                  <Button kind="bare" onPress={() => revoke.mutate(fingerprint)}>
                    {words.revoke}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}

function CertificateForm({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(WORDS);
  const add = useAddCertificate();
  const [certificate, setCertificate] = useState('');
  const [context, setContext] = useState('');
  return (
    <Form
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ certificate, context }, { onSuccess: onClose });
      }}
    >
      <Field label={words.context} value={context} onChange={setContext} isRequired />
      <Field label={words.pem} value={certificate} onChange={setCertificate} isRequired lines={6} />
      {add.error === null ? null : <Refusal error={add.error} />}
      <div className="page-actions">
        <Button kind="main" type="submit" isDisabled={add.isPending}>
          {words.add}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </Form>
  );
}
