import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const BENCHMARKS = fileURLToPath(new URL('../../BENCHMARKS.md', import.meta.url));

/** Puts what a bench measured in its own section of BENCHMARKS.md, in the place of what it measured before. */
export async function writeSection(name: string, title: string, text: string): Promise<void> {
  const before = await readFile(BENCHMARKS, 'utf8');
  const [start, end] = [`<!-- bench ${name} -->`, `<!-- end of bench ${name} -->`];
  const section = `${start}\n## ${title}\n\n${text}\n${end}`;
  const from = before.indexOf(start);
  const to = before.indexOf(end);
  const after =
    from < 0 || to < from
      ? `${before.trimEnd()}\n\n${section}\n`
      : before.slice(0, from) + section + before.slice(to + end.length);
  await writeFile(BENCHMARKS, after);
}
