import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import buildFrontOffice from '../../packages/web/test/browser/build-front-office.ts';
import { type FirstPages, measureFirstPages } from './front/first-pages.ts';
import { measureKeystrokes } from './front/keystrokes.ts';
import { openFrontOfArchive } from './front/open-front.ts';
import { frontSection } from './front/report.ts';
import { writeSection } from './write-section.ts';

/**
 * npm run bench -- front --units N [--keystrokes K] [--directory D] [--no-write]
 *
 * A real server and a real Chromium over an archive of generated units: the one that `bench -- search --keep` left in the
 * directory, or one that is made there and stays.
 */
export async function benchFront(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    allowNegative: true,
    options: {
      units: { type: 'string', default: '100000' },
      keystrokes: { type: 'string', default: '80' },
      'shared-buffers': { type: 'string', default: '1024' },
      directory: { type: 'string', default: join(tmpdir(), 'chartrier-bench-search') },
      write: { type: 'boolean', default: true },
    },
  });
  const units = Number(values.units);
  const startLoad = loadavg()[0] ?? 0;
  buildFrontOffice();
  const front = await openFrontOfArchive({
    directory: values.directory,
    units,
    sharedBuffersMegabytes: Number(values['shared-buffers']),
  });
  try {
    const keystrokes = await measureKeystrokes(front, Number(values.keystrokes));
    const firstPages: FirstPages = await measureFirstPages(front);
    const section = frontSection({ units, keystrokes, firstPages, startLoad });
    console.log(section);
    if (values.write)
      await writeSection('front', `The front office before ${units.toLocaleString('en')} units`, section);
  } finally {
    await front.close();
  }
}
