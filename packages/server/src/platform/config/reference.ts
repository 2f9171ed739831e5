import { expectation } from './check-value.ts';
import { variableOf } from './environment.ts';
import { type ConfigKey, listKeys } from './json-schema.ts';
import { configJsonSchema } from './schema.ts';

/** The reference of every key, as a Markdown page. */
export function configReference(): string {
  const keys = listKeys(configJsonSchema);
  return [
    '# Configuration',
    '',
    'One YAML file, `chartrier.yaml` in the working directory (or `--config FILE`, or `CHARTRIER_CONFIG`). Every key is',
    'optional unless marked **required**. An environment variable wins over the file; lists and sections are written in',
    'it as YAML or JSON. Relative paths start from the folder of the file. A key that does not exist is an error that',
    'names the nearest one.',
    '',
    '| key | takes | default | environment | |',
    '|---|---|---|---|---|',
    ...keys.map(row),
    '',
  ].join('\n');
}

function row({ path, schema, required }: ConfigKey): string {
  const inList = path.some((name) => name.endsWith('[]'));
  const isSection = schema.properties !== undefined;
  const mandatory = required && !isSection && schema.default === undefined;
  return `| ${[
    `\`${path.join('.')}\``,
    isSection ? 'section' : `\`${cell(expectation(schema))}\``,
    schema.default === undefined
      ? mandatory
        ? '**required**'
        : ''
      : `\`${cell(JSON.stringify(schema.default))}\``,
    inList ? '' : `\`${variableOf(path)}\``,
    cell(schema.description ?? ''),
  ].join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
