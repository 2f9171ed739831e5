import { accepted, type Client, type Collection, type Session } from '@chartrier/client';
import { sampleReferentials } from './sample-referentials.ts';

export const DEPOSITOR: Session = {
  tenant: 0,
  accessContract: 'AccessContract1',
  application: 'rebuild-test',
};
export const ADMINISTRATION: Session = { tenant: 1 };

/** What an import or a deposit must end with. */
type Status = 'OK' | 'WARNING' | 'KO';

/** Deposits a package, waits for its end, and answers its operation. */
export async function deposit(
  client: Client,
  content: Buffer,
  expected: readonly Status[] = ['OK'],
  workflow = 'DEFAULT_WORKFLOW',
): Promise<string> {
  const { operationId } = accepted(await client.ingest.deposit(DEPOSITOR, { content, workflow }));
  const ended = accepted(await client.waitFor(DEPOSITOR, operationId, { pollMs: 50, timeoutMs: 60_000 }));
  const isExpected = ended.state === 'COMPLETED' && expected.some((status) => status === ended.status);
  if (!isExpected) throw new Error(`${operationId} ended ${ended.state} ${ended.status}, not ${expected}`);
  return operationId;
}

/** The id of the unit of an operation that has this title. */
export async function unitTitled(client: Client, operationId: string, title: string): Promise<string> {
  const query = {
    $query: [{ $eq: { '#opi': operationId } }],
    $filter: { $limit: 1_000 },
    $projection: {},
  };
  const found = accepted(await client.units.search(DEPOSITOR, query)).$results;
  const unit = found.find((one) => one.Title === title);
  if (unit === undefined) throw new Error(`no unit ${title} in ${operationId}`);
  return unit['#id'];
}

/** Reference data by every way in: files and lists, added, changed, updated, refused. */
export async function importReferenceData(client: Client): Promise<void> {
  for (const step of sampleReferentials) {
    const session = { tenant: step.tenant };
    const answer =
      step.kind === 'file'
        ? await client.referentials.import(session, step.collection, Buffer.from(step.text), step.name)
        : step.kind === 'list'
          ? await sendList(client, session, step.path, step.items)
          : step.kind === 'profile'
            ? await client.referentials.attachProfileFile(session, step.identifier, Buffer.from(step.text))
            : await client.referentials.update(session, step.collection, step.identifier, step.update);
    const isRefused = step.refused === true;
    if (answer.ok === isRefused)
      throw new Error(
        `${JSON.stringify(step).slice(0, 200)}: ${answer.ok ? 'accepted' : JSON.stringify(answer.error)}`,
      );
  }
}

/** Griffins and scenarios have no collection of the client's yet. */
function sendList(client: Client, session: Session, path: string, items: readonly object[]) {
  return client.caller.call(
    session,
    { service: 'admin', method: 'POST', path: `/${path}`, body: { json: items } },
    async ({ body }) => {
      body.resume();
    },
  );
}

export type ReferenceStep = { readonly tenant: number; readonly refused?: true } & (
  | { readonly kind: 'file'; readonly collection: Collection; readonly text: string; readonly name: string }
  | { readonly kind: 'list'; readonly path: string; readonly items: readonly object[] }
  | { readonly kind: 'profile'; readonly identifier: string; readonly text: string }
  | {
      readonly kind: 'update';
      readonly collection: Collection;
      readonly identifier: string;
      readonly update: { readonly $action: readonly Readonly<Record<string, unknown>>[] };
    }
);
