import { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import { type SedaVersion, writeManifest } from '@chartrier/seda';
import type { CollectServices } from '../collect-services.ts';
import type { HeldFolder } from '../folders/index.ts';
import { withoutTimeLimit } from '../without-time-limit.ts';
import { manifestOfTransaction } from './manifest-of-transaction.ts';

/** The manifest in its folder, until it is in the package. */
export const MANIFEST = 'manifest.xml';
/** Vitam 7's collect writes the first; what has a place in a later one only is written in that one. */
const VERSIONS: readonly SedaVersion[] = ['2.2', '2.3'];
/** Fields without a place that are told. */
const TOLD_FIELDS = 10;

/**
 * Writes the manifest of a transaction to its folder, as a stream. Nothing that units or objects say is left out of it.
 *
 * @throws COLLECT_MANIFEST_LEFT_OUT when SEDA has no place for something
 */
export async function writeManifestFile(
  { database, workspace, clock }: Pick<CollectServices, 'database' | 'workspace' | 'clock'>,
  { id: folder, signal, transaction }: HeldFolder,
  maxBytes: number,
): Promise<{ readonly size: number }> {
  for (const [place, version] of VERSIONS.entries()) {
    const leftOut: string[] = [];
    const written = await withoutTimeLimit(
      database,
      (reading) => {
        const input = manifestOfTransaction(reading, transaction, {
          version,
          now: clock.now(),
          onLeftOut: (id, element) => {
            if (leftOut.length < TOLD_FIELDS) leftOut.push(`${id} (${element})`);
          },
        });
        return workspace.receive(
          folder,
          MANIFEST,
          Readable.from(bytesOf(writeManifest(input)), { objectMode: false }),
          {
            maxBytes,
          },
        );
      },
      { isolation: 'repeatable read', readOnly: true },
    );
    signal.throwIfAborted();
    if (leftOut.length === 0) return written;
    if (place === VERSIONS.length - 1)
      throw chartrierError('COLLECT_MANIFEST_LEFT_OUT', { fields: leftOut, version });
    await workspace.removeFile(folder, MANIFEST);
  }
  throw new Error('There is no version of SEDA to write');
}

async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  for await (const text of texts) yield Buffer.from(text);
}
