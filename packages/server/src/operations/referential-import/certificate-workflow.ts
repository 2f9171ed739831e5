import type { Line } from '@chartrier/offer-format';
import { registerCertificate, revokeCertificate } from '../../security/index.ts';
import { prepareFolder } from '../../storage/index.ts';
import type { CommitDefinition, WorkflowDefinition } from '../engine/index.ts';
import type { ImportContext } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import type { ReferentialWorkflowServices } from './services.ts';

/** What the operation does to a certificate; the request checked that it can be done. */
export interface CertificateParameters {
  readonly fingerprint: string;
  /** DER, in base64. */
  readonly certificate: string;
  readonly context: string;
  readonly status: 'VALID' | 'REVOKED';
}

function parametersOf({ parameters }: ImportContext): CertificateParameters {
  return parameters as unknown as CertificateParameters;
}

const commit: CommitDefinition<ReferentialWorkflowServices> = {
  prepare: async (context) => {
    const { services } = context;
    return await prepareFolder(services.storage, context, async (folder) => {
      await folder.addLine(certificateLine(parametersOf(context)));
    });
  },
  publish: async (context, transaction) => {
    const { fingerprint, certificate, context: identifier, status } = parametersOf(context);
    const result =
      status === 'VALID'
        ? await registerCertificate(transaction, Buffer.from(certificate, 'base64'), identifier)
        : await revokeCertificate(transaction, fingerprint);
    if (result instanceof Error) throw result;
  },
};

function certificateLine({ fingerprint, ...document }: CertificateParameters): Line {
  return { kind: 'certificate', id: fingerprint, version: 0, document };
}

/** Registers an application's certificate for its context, or revokes it. */
export const certificateWorkflow: WorkflowDefinition<ReferentialWorkflowServices> = referentialWorkflow({
  identifier: 'STP_APPLICATION_CERTIFICATE',
  checks: [
    {
      key: 'STP_APPLICATION_CERTIFICATE_CHECK',
      behavior: 'BLOCKING',
      run: async (context) => {
        const { fingerprint, context: identifier, status } = parametersOf(context);
        const evDetData = { Certificate: fingerprint, Context: identifier, Status: status };
        return { status: 'OK', silent: true, finalData: { evDetData } };
      },
    },
  ],
  commit,
  afterwards: [
    {
      key: 'STP_BACKUP_CERTIFICATE',
      behavior: 'NOBLOCKING',
      run: async () => ({ status: 'OK', silent: true }),
    },
  ],
});
