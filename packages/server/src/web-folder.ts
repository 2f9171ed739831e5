import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the front office is built (`npm run build`); undefined where its package is not installed. */
export function webFolder(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@chartrier/web/package.json')), 'dist');
  } catch {
    // not installed: the server serves its API alone
    return undefined;
  }
}
