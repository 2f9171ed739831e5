// node scripts/conformance/claim.ts REPORT.json FEATURE…: adds to conformance.json the cases of these features that
// passed in the report. The list only grows: a case that is claimed stays.
import { readFile, writeFile } from 'node:fs/promises';
import { readClaims } from './kit.ts';

interface Report {
  readonly features: readonly {
    readonly feature: string;
    readonly cases: readonly { readonly id: string; readonly outcome: string }[];
  }[];
}

const [file = '', ...wanted] = process.argv.slice(2);
const report = JSON.parse(await readFile(file, 'utf8')) as Report;
const claims = await readClaims();
const claimed = new Map(Object.entries(claims.claimed).map(([feature, ids]) => [feature, new Set(ids)]));
for (const { feature, cases } of report.features) {
  if (!wanted.includes(feature)) continue;
  const ids = claimed.get(feature) ?? new Set();
  for (const { id, outcome } of cases) if (outcome === 'passed') ids.add(id);
  if (ids.size > 0) claimed.set(feature, ids);
}
const sorted = [...claimed].sort(([one], [other]) => (one < other ? -1 : 1));
const line = (id: string): number => Number(id.slice(id.lastIndexOf('@') + 1));
await writeFile(
  new URL('../../conformance.json', import.meta.url),
  `${JSON.stringify(
    {
      claimed: Object.fromEntries(
        sorted.map(([feature, ids]) => [feature, [...ids].sort((one, other) => line(one) - line(other))]),
      ),
      needed: claims.needed,
    },
    null,
    2,
  )}\n`,
);
