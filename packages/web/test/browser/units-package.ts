import { Buffer } from 'node:buffer';
import { accepted, type Client } from '@chartrier/client';
import { type ArchiveUnitInput, writeManifest } from '@chartrier/seda';
import yazl from 'yazl';

/** A deposit of units without objects, as tests of the search want many of them. */
export interface UnitsPackage {
  readonly agency: string;
  readonly units: Iterable<ArchiveUnitInput>;
  readonly workflow?: string;
}

const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };

/** The bytes of such a package. */
export async function unitsPackage({ agency, units }: UnitsPackage): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  const pieces: Buffer[] = [];
  const manifest = writeManifest({
    version: '2.2',
    date: '2024-04-02T10:00:00',
    messageIdentifier: `UNITES-${agency}`,
    archivalAgreement: 'VERSEMENT_COURANT',
    dataObjectGroups: [],
    archiveUnits: units,
    managementMetadata: { originatingAgencyIdentifier: agency, submissionAgencyIdentifier: agency },
    archivalAgency: 'ARCHIVES_SAINT_AUBIN',
    transferringAgency: agency,
  });
  let text = '';
  for await (const piece of manifest) text += piece;
  zip.addBuffer(Buffer.from(text), 'manifest.xml');
  zip.end();
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** Deposits units and waits for the end; answers the operation's id. @throws when it is not accepted */
export async function depositUnits(client: Client, wanted: UnitsPackage): Promise<string> {
  const content = await unitsPackage(wanted);
  const { operationId } = accepted(
    await client.ingest.deposit(SESSION, {
      content,
      ...(wanted.workflow === undefined ? {} : { workflow: wanted.workflow }),
    }),
  );
  const { status } = accepted(await client.waitFor(SESSION, operationId));
  if (status !== 'OK' && status !== 'WARNING') throw new Error(`the deposit ${operationId} ended ${status}`);
  return operationId;
}

/** A unit of one line of description. */
export function unitOf(
  id: string,
  content: Readonly<Record<string, string>>,
  more: Omit<ArchiveUnitInput, 'id' | 'content'> = {},
): ArchiveUnitInput {
  return { id, content: { DescriptionLevel: 'Item', ...content }, ...more };
}
