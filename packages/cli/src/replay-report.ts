import type { rebuildDatabase } from '@chartrier/server';
import { say } from './language.ts';
import { paint, paintStatus } from './paint.ts';

type Report = Awaited<ReturnType<typeof rebuildDatabase>>;

/** Prints what a rebuild or a catch-up replayed, and what somebody should look at. */
export function printReplay(report: Report): void {
  console.log(
    `${paintStatus('OK')} ${say(`${report.committed} opérations rejouées, ${report.refused} refusées dont le journal est repris`, `${report.committed} operations replayed, ${report.refused} refused ones whose journal was taken`)}`,
  );
  if (report.elsewhere > 0) {
    console.log(
      `${paintStatus('WARNING')} ${say(`${report.elsewhere} fichiers sont sur d’autres offres : complétez depuis elles par catch-up`, `${report.elsewhere} files are on other offers: complete from them with catch-up`)}`,
    );
  }
  for (const [list, french, english] of [
    [
      report.setApart,
      'préparés et jamais validés, laissés tels quels',
      'prepared and never committed, left as they are',
    ],
    [report.partial, 'commencés, laissés tels quels', 'begun, left as they are'],
  ] as const) {
    if (list.count === 0) continue;
    console.log(`${paintStatus('WARNING')} ${list.count} ${say(`dossiers ${french}`, `folders ${english}`)}`);
    for (const folder of list.first) console.log(paint('quiet', `  ${folder}`));
  }
}
