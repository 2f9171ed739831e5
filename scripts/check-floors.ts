// Checks who imports whom; exits 1 when a file reaches above its floor.
import { fileURLToPath } from 'node:url';
import { checkFloors } from './floors/check.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = await checkFloors(root);
for (const violation of report.violations) console.error(violation);
if (report.cruised !== report.onDisk) {
  console.error(
    `${report.cruised} files were read, ${report.onDisk} are on the disk: the check is not whole`,
  );
}
console.log(`floors: ${report.cruised} files, ${report.violations.length} violations`);
process.exitCode = report.violations.length > 0 || report.cruised !== report.onDisk ? 1 : 0;
