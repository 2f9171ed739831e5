import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { floorRuleSet } from './rules.ts';

export interface FloorsReport {
  readonly violations: readonly string[];
  /** TypeScript files that were read. */
  readonly cruised: number;
  /** TypeScript files on the disk; another number than `cruised` means that some were not checked. */
  readonly onDisk: number;
}

async function typescriptFiles(directory: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist' || entry.name.startsWith('.')) continue;
    const path = join(directory, entry.name);
    if (entry.isDirectory()) found.push(...(await typescriptFiles(path)));
    else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) found.push(path);
  }
  return found;
}

/**
 * Reads every import of `root`/packages and says which break the rules. dependency-cruiser reads TypeScript through
 * swc here: with TypeScript 7 alone it would read nothing and find nothing, hence the count beside the disk's.
 */
export async function checkFloors(root: string): Promise<FloorsReport> {
  const files = await typescriptFiles(join(root, 'packages'));
  const { output } = await cruise(['packages'], {
    baseDir: root,
    ruleSet: floorRuleSet(),
    validate: true,
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '/(node_modules|dist)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  });
  const result = output as ICruiseResult;
  const cruised = result.modules.filter((module) => /^packages\/.*\.tsx?$/.test(module.source));
  const unresolved = result.modules.flatMap((module) =>
    module.dependencies
      .filter((dependency) => dependency.couldNotResolve && dependency.module.startsWith('.'))
      .map((dependency) => `unresolved: ${module.source} → ${dependency.module}`),
  );
  return {
    violations: [
      ...result.summary.violations.map(
        (violation) => `${violation.rule.name}: ${violation.from} → ${violation.to}`,
      ),
      ...unresolved,
    ],
    cruised: cruised.length,
    onDisk: files.map((file) => relative(root, file)).length,
  };
}
