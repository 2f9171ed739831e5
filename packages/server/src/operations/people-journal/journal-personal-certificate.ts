import { agentText } from '../../logbook/index.ts';
import { vitamDateTime } from '../../platform/index.ts';
import { createOperation, type OperationCaller } from '../engine/index.ts';
import type { PeopleJournalServices } from './journal-people-events.ts';
import { personalCertificateOutline } from './workflow.ts';

/**
 * Journals that a permission was refused for want of a personal certificate, as Vitam does: an operation
 * STP_PERSONAL_CERTIFICATE_CHECK in KO, on the tenant of the request.
 */
export async function journalPersonalCertificate(
  { database, voice, newGuid }: Omit<PeopleJournalServices, 'administrationTenant'>,
  {
    tenant,
    caller,
    permission,
    certificate,
    reason,
  }: {
    readonly tenant: number;
    readonly caller: OperationCaller;
    readonly permission: string;
    /** SHA-256 of what was presented. */
    readonly certificate: string | undefined;
    readonly reason: string;
  },
): Promise<void> {
  const { identifier, typeProc } = personalCertificateOutline;
  const id = newGuid('operation', tenant);
  const evDetData = JSON.stringify({
    Context: { Certificate: certificate ?? 'No certificate', Permission: permission },
  });
  await database.transaction((transaction) =>
    createOperation(transaction, voice, {
      workflow: personalCertificateOutline,
      tenant,
      id,
      parameters: {},
      caller,
      firstAction: 'RESUME',
      master: { evDetData },
      journal: {
        outcome: 'KO',
        outMessg: reason,
        events: [
          {
            evId: newGuid('event', tenant),
            evParentId: null,
            evType: identifier,
            evDateTime: vitamDateTime(voice.clock.now()),
            evDetData,
            evIdProc: id,
            evTypeProc: typeProc,
            outcome: 'KO',
            outDetail: `${identifier}.KO`,
            outMessg: reason,
            agId: agentText(voice.agent),
            evIdReq: caller.requestId ?? id,
          },
        ],
      },
    }),
  );
}
