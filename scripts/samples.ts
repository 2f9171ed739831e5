import { fileURLToPath } from 'node:url';

/** A file under samples/: what we wrote, and what `npm run sample` made of it under samples/made/. */
export function sampleFile(name: string): string {
  return fileURLToPath(new URL(`../samples/${name}`, import.meta.url));
}
