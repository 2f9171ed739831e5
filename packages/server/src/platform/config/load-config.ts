import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { chartrierError } from '@chartrier/messages';
import { parseDocument } from 'yaml';
import { checkValue } from './check-value.ts';
import { completeConfig } from './complete-config.ts';
import type { Config } from './config.ts';
import { applyEnvironment, CONFIG_FILE_VARIABLE } from './environment.ts';
import { listKeys } from './json-schema.ts';
import { type ConfigDocument, configJsonSchema } from './schema.ts';

export const DEFAULT_CONFIG_FILE = 'chartrier.yaml';

export interface LoadConfigOptions {
  /** The file asked for (`--config`); else CHARTRIER_CONFIG, else chartrier.yaml if it is there, else no file. */
  readonly file?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
}

/** Reads the configuration from its file and the environment. @throws CONFIG_* */
export async function loadConfig({
  file,
  environment,
  workingDirectory,
}: LoadConfigOptions): Promise<Config> {
  const asked = file ?? environment[CONFIG_FILE_VARIABLE];
  const path = resolve(workingDirectory, asked ?? DEFAULT_CONFIG_FILE);
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' && asked === undefined) return undefined;
    throw chartrierError('CONFIG_FILE_UNREADABLE', { file: path }, { cause });
  });
  if (text === undefined) return makeConfig({}, { folder: workingDirectory, environment });
  return makeConfig(readYaml(text, path), { folder: dirname(path), environment, file: path });
}

export interface MakeConfigOptions {
  /** Where relative paths start from. */
  readonly folder: string;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly file?: string;
}

/** The configuration that a document makes, checked and complete: what the file says, already parsed. @throws CONFIG_* */
export function makeConfig(
  document: Readonly<Record<string, unknown>>,
  { folder, environment = {}, file }: MakeConfigOptions,
): Config {
  const allKeys = listKeys(configJsonSchema).map(({ path }) => path.join('.'));
  const checked = checkValue(
    configJsonSchema,
    applyEnvironment(configJsonSchema, document, environment),
    '',
    { allKeys },
  );
  return completeConfig(checked as ConfigDocument, resolve(folder), file);
}

function readYaml(text: string, file: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error !== undefined)
    throw chartrierError(
      'CONFIG_FILE_INVALID',
      { file, line: error.linePos?.[0].line ?? 1, reason: error.message.split('\n')[0] ?? '' },
      { cause: error },
    );
  const value: unknown = document.toJS();
  if (value === null || value === undefined) return {};
  if (typeof value !== 'object' || Array.isArray(value))
    throw chartrierError('CONFIG_FILE_INVALID', { file, line: 1, reason: 'key: value' });
  return value as Readonly<Record<string, unknown>>;
}
