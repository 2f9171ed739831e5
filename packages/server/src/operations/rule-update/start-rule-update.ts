import { derivedGuid } from '../../platform/index.ts';
import { createOperation, type JournalVoice } from '../engine/index.ts';
import type { StartRuleUpdate } from './services.ts';
import { ruleUpdateOutline } from './workflow.ts';

/** An operation causes one update at most. */
const CAUSED = 1;

/** Starts updates; the id of each derives from that of the operation that causes it. */
export function ruleUpdateStarter(voice: JournalVoice): StartRuleUpdate {
  return async (transaction, { tenant, operationId, caller, rules }) => {
    const { contextId, applicationSession, personalCertificate } = caller;
    await createOperation(transaction, voice, {
      workflow: ruleUpdateOutline,
      tenant,
      id: derivedGuid('operation', tenant, operationId, CAUSED),
      parameters: { rules },
      caller: {
        requestId: operationId,
        ...(contextId === undefined ? {} : { contextId }),
        ...(applicationSession === undefined ? {} : { applicationSession }),
        ...(personalCertificate === undefined ? {} : { personalCertificate }),
      },
      firstAction: 'RESUME',
    });
  };
}
