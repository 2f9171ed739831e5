import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useWords } from '../language/index.ts';
import { Button, Field, Refusal } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { AdminForm } from './admin-form.tsx';
import { type Certificates, useAddCertificate } from './use-certificates.ts';
import { useSuggestions } from './use-suggestions.ts';
import { WORDS } from './words.ts';

/** A certificate as it is registered: its PEM, pasted or from a file; an application's has a context. */
export function CertificateForm({
  kind,
  onClose,
}: {
  readonly kind: keyof Certificates;
  readonly onClose: () => void;
}) {
  const words = useWords(WORDS);
  const add = useAddCertificate(kind);
  const [certificate, setCertificate] = useState('');
  const [context, setContext] = useState('');
  const isOfApplication = kind === 'certificates';
  const { view } = useSession();
  const contexts = useSuggestions('contexts', view.administrationTenant);
  return (
    <AdminForm
      onClose={onClose}
      onSend={() => {
        add.mutate({ certificate, ...(isOfApplication ? { context } : {}) }, { onSuccess: onClose });
      }}
    >
      {isOfApplication ? (
        <Field
          label={words.context}
          hint={words.contextHint}
          value={context}
          onChange={setContext}
          isRequired
          autoComplete="off"
          suggestions={contexts}
        />
      ) : null}
      <Field label={words.pem} value={certificate} onChange={setCertificate} lines={6} isRequired />
      <div>
        <FileTrigger
          acceptedFileTypes={['.pem', '.crt', '.cer']}
          onSelect={(files) => {
            void files?.item(0)?.text().then(setCertificate);
          }}
        >
          <Button kind="bare">{words.pemFromFile}</Button>
        </FileTrigger>
      </div>
      {add.error === null ? null : <Refusal error={add.error} />}
      <div className="page-actions">
        <Button kind="main" type="submit" isDisabled={add.isPending}>
          {words.add}
        </Button>
        <Button onPress={onClose}>{words.cancel}</Button>
      </div>
    </AdminForm>
  );
}
