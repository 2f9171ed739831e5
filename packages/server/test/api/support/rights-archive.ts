import { accepted, type Client } from '@chartrier/client';
import type { Database } from '../../../src/platform/index.ts';
import { AGENCY, binary, CONTRACT, sampleSip, unit } from '../../ingest/sample-sip.ts';

export const OTHER_AGENCY = 'FRAN_NP_000002';
export const ADMIN = { tenant: 0, accessContract: 'ALL' };

/** A unit of the archive as its row says, for a model that knows nothing of the product's SQL. */
export interface KnownUnit {
  readonly name: string;
  readonly id: string;
  readonly type: string;
  readonly ancestors: readonly string[];
  readonly agencies: readonly string[];
  readonly agency: string | undefined;
  readonly group: string | undefined;
  /** `AccessRule.MaxEndDate` of its computed rules. */
  readonly accessRuleEnd: string | undefined;
}

export interface KnownGroup {
  readonly id: string;
  readonly name: string;
  readonly parents: readonly string[];
  readonly ancestors: readonly string[];
  readonly agencies: readonly string[];
}

/** Persistent identifiers of a unit, and of its object. */
export const arkOf = (name: string) => `ark:/12345/u${name}`;
export const objectArkOf = (name: string) => `ark:/12345/o${name}`;
/** What an object holds, found nowhere else. */
export const bytesOf = (name: string) => `bytes of ${name}`;

const persistent = (content: string) => [
  { PersistentIdentifierType: 'ark', PersistentIdentifierContent: content },
];
const rule = (Rule: string, StartDate: string) => ({ AccessRule: { Rules: [{ Rule, StartDate }] } });

function described(name: string, more: object = {}) {
  return unit(name, {
    content: { Title: titleOf(name), PersistentIdentifier: persistent(arkOf(name)) } as never,
    ...more,
  });
}

/** A title that no other text holds. */
export const titleOf = (name: string) => `Zxq${name}zxq`;

/** Deposits a holding and a filing scheme, and units of two agencies with objects; their rules are computed. */
export async function makeRightsArchive(client: Client): Promise<void> {
  const file = (text: string) => Buffer.from(text);
  const agencies = `Identifier,Name,Description\n${AGENCY},One,\n${OTHER_AGENCY},Two,\n`;
  accepted(await client.referentials.import(ADMIN, 'agencies', file(agencies), 'agencies.csv'));
  const rules = `RuleId,RuleType,RuleValue,RuleDescription,RuleDuration,RuleMeasurement
ACC-00001,AccessRule,Now,,0,Year
ACC-00002,AccessRule,Later,,25,Year
`;
  accepted(await client.referentials.import(ADMIN, 'rules', file(rules), 'rules.csv'));
  accepted(
    await client.referentials.importJson(ADMIN, 'ingestcontracts', [
      { Identifier: CONTRACT, Name: 'Ingest', Status: 'ACTIVE', EveryDataObjectVersion: true },
    ]),
  );
  const everything = {
    Identifier: 'ALL',
    Name: 'All',
    Status: 'ACTIVE',
    EveryOriginatingAgency: true,
  } as const;
  accepted(
    await client.referentials.importJson(ADMIN, 'accesscontracts', [
      { ...everything, EveryDataObjectVersion: true, WritingPermission: true },
    ]),
  );
  await deposit(client, [described('plan')], [], undefined, 'HOLDING_SCHEME');
  await deposit(client, [described('filing')], [], OTHER_AGENCY, 'FILING_SCHEME');
  const withObject = (name: string, more: object = {}) =>
    described(name, { objectReference: { to: 'group', id: `G${name}` }, ...more });
  await deposit(
    client,
    [
      described('rootone', {
        management: rule('ACC-00001', '2000-01-01'),
        children: [withObject('due'), withObject('closed', { management: rule('ACC-00002', '2020-01-01') })],
      }),
      withObject('apart'),
    ],
    ['due', 'closed', 'apart'],
    AGENCY,
  );
  await deposit(
    client,
    [described('roottwo', { children: [withObject('second')] })],
    ['second'],
    OTHER_AGENCY,
  );
  const query = { $query: [{ $exists: '#id' }] };
  const launched = await client.units.computeInheritedRules(ADMIN, query);
  accepted(launched);
  accepted(await client.waitFor(ADMIN, launched.requestId ?? '', { pollMs: 50, timeoutMs: 30_000 }));
}

async function deposit(
  client: Client,
  units: readonly ReturnType<typeof unit>[],
  objects: readonly string[],
  originatingAgencyIdentifier: string | undefined,
  workflow = 'DEFAULT_WORKFLOW',
): Promise<void> {
  const files = Object.fromEntries(objects.map((name) => [`content/${name}.txt`, bytesOf(name)]));
  const content = await sampleSip({
    units,
    files,
    groups: objects.map((name) => ({
      id: `G${name}`,
      objects: [
        binary(`O${name}`, `content/${name}.txt`, bytesOf(name), {
          PersistentIdentifier: persistent(objectArkOf(name)),
        }),
      ],
    })),
    manifest: {
      managementMetadata: originatingAgencyIdentifier === undefined ? {} : { originatingAgencyIdentifier },
    },
  });
  const { operationId } = accepted(await client.ingest.deposit(ADMIN, { content, workflow }));
  const end = accepted(await client.waitFor(ADMIN, operationId, { pollMs: 50, timeoutMs: 30_000 }));
  if (end.status !== 'OK' && end.status !== 'WARNING') throw new Error(`${workflow}: ${JSON.stringify(end)}`);
}

export async function knownUnits(database: Database): Promise<readonly KnownUnit[]> {
  const { rows } = await database.query<{
    readonly id: string;
    readonly document: Readonly<Record<string, unknown>>;
  }>('select id, document from unit where tenant = 0 order by id');
  return rows.map(({ id, document }) => {
    const computed = document._computedInheritedRules as
      | { readonly AccessRule?: { readonly MaxEndDate?: string } }
      | undefined;
    return {
      name: String(document.Title).slice(3, -3),
      id,
      type: String(document._unitType),
      ancestors: document._us as readonly string[],
      agencies: document._sps as readonly string[],
      agency: document._sp as string | undefined,
      group: document._og as string | undefined,
      accessRuleEnd: computed?.AccessRule?.MaxEndDate,
    };
  });
}

export async function knownGroups(
  database: Database,
  units: readonly KnownUnit[],
): Promise<readonly KnownGroup[]> {
  const { rows } = await database.query<{
    readonly id: string;
    readonly document: Readonly<Record<string, unknown>>;
  }>('select id, document from object_group where tenant = 0 order by id');
  return rows.map(({ id, document }) => ({
    id,
    name: units.find(({ group }) => group === id)?.name ?? '',
    parents: document._up as readonly string[],
    ancestors: document._us as readonly string[],
    agencies: document._sps as readonly string[],
  }));
}
