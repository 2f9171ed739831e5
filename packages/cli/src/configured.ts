import type { Config } from '@chartrier/server';
import type { Command } from 'commander';

export interface ConfiguredOptions {
  readonly config?: string;
  readonly json?: boolean;
}

/** The options of every command that opens the archive itself rather than calling a server. */
export function withConfiguration(command: Command): Command {
  return command
    .option('--config <file>', 'configuration (CHARTRIER_CONFIG, then chartrier.yaml, when absent)')
    .option('--json', 'machine-readable answer');
}

export async function configurationOf(options: ConfiguredOptions): Promise<Config> {
  // Loaded when it is needed: a command that only calls a server starts without it.
  const { loadConfig } = await import('@chartrier/server');
  return loadConfig({
    file: options.config,
    environment: process.env,
    // npm runs its scripts in the folder of package.json: the person's own folder is in INIT_CWD.
    workingDirectory: process.env['INIT_CWD'] ?? process.cwd(),
  });
}
