// npm run docs: writes the pages that are made from the code.
import { writeFile } from 'node:fs/promises';
import { configReference } from '@chartrier/server';

await writeFile(new URL('../docs/configuration.md', import.meta.url), configReference());
