import { writeFileSync } from 'node:fs';
import { leaveSignalsToParent, linkToParent } from './index.ts';

// A child of the tests: does what its instructions say.
interface Instructions {
  /** Where it writes that its parent was lost. */
  readonly lostFile: string;
  readonly dieAtOnce?: boolean;
  readonly ignoreStop?: boolean;
}

const parent = await linkToParent<Instructions>();
if (parent === undefined) process.exit(3);
if (parent.instructions.dieAtOnce) process.exit(1);
leaveSignalsToParent();
parent.answer('pid', async () => process.pid);
parent.onLost(() => {
  writeFileSync(parent.instructions.lostFile, 'lost');
  process.exit(0);
});
process.on('SIGTERM', () => {
  if (!parent.instructions.ignoreStop) process.exit(0);
});
setInterval(() => {}, 1_000);
