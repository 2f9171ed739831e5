import { afterAll } from 'vitest';

/** What this test file opened; Vitest loads this module anew for each file. */
const undone: (() => Promise<void>)[] = [];

// Registered here, while the file is collected: a hook asked for inside a test is not kept.
afterAll(async () => {
  for (const undo of undone.splice(0).reverse()) await undo();
});

/** Undoes something when the calling test file ends, wherever in the file it was asked for; the last first. */
export function atEndOfFile(undo: () => Promise<void>): void {
  undone.push(undo);
}
