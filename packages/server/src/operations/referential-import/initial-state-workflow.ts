import type { Line } from '@chartrier/offer-format';
import { type Transaction, vitamDateTime } from '../../platform/index.ts';
import {
  type CollectionName,
  clearStaging,
  type Draft,
  internalOntology,
  publishStaged,
  type StagedDocument,
  sequenceLine,
  stageDocuments,
  stagedLines,
  takeIdentifiers,
} from '../../referential/index.ts';
import { prepareFolder } from '../../storage/index.ts';
import type { ActionDefinition, CommitDefinition, WorkflowDefinition } from '../engine/index.ts';
import { type ImportContext, stagingPlace } from './import-context.ts';
import { referentialWorkflow } from './referential-workflow.ts';
import type { ReferentialWorkflowServices } from './services.ts';

/** The security profile of a new platform: everything is allowed. */
export const FIRST_SECURITY_PROFILE = 'admin-security-profile';
/** The context of a new platform, which its first application certificate is given. */
export const FIRST_CONTEXT = 'CT-000001';

/** What the operation adds; the request looked at what is missing. */
export interface InitialStateParameters {
  readonly tenants: readonly { readonly id: number; readonly name: string }[];
  /** The first context, its security profile and the ontology; false when only tenants are added. */
  readonly referential: boolean;
}

function parametersOf({ parameters }: ImportContext): InitialStateParameters {
  return parameters as unknown as InitialStateParameters;
}

const stageInitialState: ActionDefinition<ReferentialWorkflowServices> = {
  key: 'STAGE_INITIAL_STATE',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { tenants, referential } = parametersOf(context);
    const now = vitamDateTime(context.services.clock.now());
    await context.transaction(async (transaction) => {
      await clearStaging(transaction, context);
      if (!referential) return;
      const { owner } = stagingPlace(context, 'Context');
      const [identifier = FIRST_CONTEXT] = await takeIdentifiers(transaction, owner, 'Context', 1);
      await stage(context, transaction, 'SecurityProfile', [firstSecurityProfile()]);
      await stage(context, transaction, 'Context', [firstContext(identifier, tenants, now)], 1);
      await stage(context, transaction, 'Ontology', internalOntology(now), 2);
    });
    const added = { tenants: tenants.map(({ id }) => id), referential };
    return { status: 'OK', silent: true, finalData: { evDetData: added } };
  },
};

async function stage(
  context: ImportContext,
  transaction: Transaction,
  collection: CollectionName,
  documents: readonly Draft[],
  firstOrdinal = 0,
): Promise<void> {
  const staged: readonly StagedDocument[] = documents.map((document) => ({
    identifier: String(document.Identifier),
    document,
  }));
  await stageDocuments(transaction, stagingPlace(context, collection), staged, firstOrdinal);
}

function firstSecurityProfile(): Draft {
  return {
    Identifier: FIRST_SECURITY_PROFILE,
    Name: FIRST_SECURITY_PROFILE,
    FullAccess: true,
    Permissions: [],
  };
}

/** Active, without control, with one permission for each tenant and no contract. */
function firstContext(Identifier: string, tenants: InitialStateParameters['tenants'], now: string): Draft {
  return {
    Identifier,
    Name: FIRST_SECURITY_PROFILE.replace('-security-profile', '-context'),
    Status: 'ACTIVE',
    EnableControl: false,
    SecurityProfile: FIRST_SECURITY_PROFILE,
    Permissions: tenants.map(({ id }) => ({ tenant: id, AccessContracts: [], IngestContracts: [] })),
    CreationDate: now,
    ActivationDate: now,
    LastUpdate: now,
  };
}

const commit: CommitDefinition<ReferentialWorkflowServices> = {
  prepare: async (context) => {
    const { services } = context;
    return await prepareFolder(services.storage, context, async (folder) => {
      await services.database.transaction((transaction) => folder.addLines(lines(context, transaction)), {
        isolation: 'repeatable read',
        readOnly: true,
      });
    });
  },
  publish: async (context, transaction, seq) => {
    for (const { id, name } of parametersOf(context).tenants)
      await transaction.query('insert into tenant (id, name) values ($1, $2) on conflict (id) do nothing', [
        id,
        name,
      ]);
    const conflict = await publishStaged(transaction, context, seq);
    if (conflict !== undefined) throw new Error(`${conflict.identifier} exists already`);
  },
};

async function* lines(context: ImportContext, transaction: Transaction): AsyncGenerator<Line> {
  for (const { id, name } of parametersOf(context).tenants)
    yield { kind: 'tenant', id: String(id), version: 0, document: { name, status: 'ACTIVE' } };
  const counter = await sequenceLine(transaction, stagingPlace(context, 'Context').owner, 'Context');
  if (counter !== undefined) yield counter;
  yield* stagedLines(transaction, context);
}

/** What a new platform starts with, as an operation of its own: a rebuild finds it in its folder. */
export const initialStateWorkflow: WorkflowDefinition<ReferentialWorkflowServices> = referentialWorkflow({
  identifier: 'STP_PLATFORM_INITIAL_STATE',
  checks: [stageInitialState],
  commit,
  afterwards: [
    {
      key: 'STP_BACKUP_INITIAL_STATE',
      behavior: 'NOBLOCKING',
      run: async () => ({ status: 'OK', silent: true }),
    },
  ],
});
