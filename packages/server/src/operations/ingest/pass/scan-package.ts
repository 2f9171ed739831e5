import { createReadStream } from 'node:fs';
import type { IngestContext } from '../ingest-services.ts';
import type { ScanFacts } from '../staging/deposit-facts.ts';
import { countVerdict, isScanning } from './scan-entries.ts';

/** What the antivirus says of a file that is no package: the whole of it, as one. */
export async function scanWholePackage(
  context: IngestContext,
  path: string,
  size: number,
): Promise<ScanFacts> {
  const { scanner, scan } = context.services;
  const counts = { clean: 0, infected: 0, notScanned: 0 };
  if (!isScanning(scanner)) return { scanner: scanner.name, ...counts, notScanned: 1 };
  const verdict =
    size > scan.maxFileBytes
      ? ({
          verdict: 'not_scanned',
          reason: 'beyond_limits',
          detail: `${size} > ${scan.maxFileBytes}`,
        } as const)
      : await scanner.scan(createReadStream(path));
  const finding = countVerdict(counts, 0, verdict);
  return {
    scanner: scanner.name,
    ...counts,
    ...(finding === undefined ? {} : { wholePackage: finding.detail }),
  };
}
