import { type Basis, describeWarning, type FormatMatch } from '@chartrier/pronom';
import { language, say } from '../language.ts';
import { paint } from '../paint.ts';
import type { IdentifiedFile } from './identify-paths.ts';

/** One object a file, for programs. */
export function identificationObject({ path, size, identification, error }: IdentifiedFile) {
  return {
    path,
    size,
    matches: identification.matches,
    warnings: identification.warnings.map((warning) => ({
      ...warning,
      message: describeWarning(warning, language()),
    })),
    ...(error === undefined ? {} : { error }),
  };
}

/** One line a file, for people. */
export function identificationLine({ path, identification, error }: IdentifiedFile): string {
  if (error !== undefined) return `${path}  ${paint('refused', error)}`;
  const { matches, warnings } = identification;
  const found =
    matches.length === 0
      ? paint('beware', say('inconnu', 'unknown'))
      : matches
          .map(
            ({ puid, name, version }) =>
              `${paint('strong', puid)} ${[name, version].filter((text) => text !== '').join(' ')}`,
          )
          .join(' | ');
  const doubts = warnings.map((warning) => describeWarning(warning, language())).join(' ; ');
  return `${path}  ${found}${doubts === '' ? '' : `  ${paint('quiet', doubts)}`}`;
}

/** Columns of `sf -csv`: one row for each match of a file. */
const COLUMNS = [
  'filename',
  'filesize',
  'modified',
  'errors',
  'namespace',
  'id',
  'format',
  'version',
  'mime',
  'class',
  'basis',
  'warning',
];

export const identificationCsv = {
  heading: COLUMNS.join(','),
  row(file: IdentifiedFile): string {
    const { matches, warnings } = file.identification;
    const warning = warnings.map((one) => describeWarning(one, 'en')).join('; ');
    const before = [
      file.path,
      String(file.size),
      file.modified?.toISOString() ?? '',
      file.error ?? '',
      'pronom',
    ];
    const rows =
      matches.length === 0
        ? [[...before, 'UNKNOWN', '', '', '', '', '', warning]]
        : matches.map((match) => [...before, ...matchCells(match), warning]);
    return rows.map((cells) => cells.map(quoted).join(',')).join('\n');
  },
};

function matchCells({ puid, name, version, mimeTypes, basis }: FormatMatch): readonly string[] {
  return [puid, name, version, mimeTypes.join(', '), '', basis.map(basisText).join('; ')];
}

function basisText(basis: Basis): string {
  switch (basis.method) {
    case 'extension':
      return `extension match ${basis.extension}`;
    case 'container':
      return `container name ${basis.entries.map((entry) => entry.path).join(', ')}`;
    case 'signature':
      return `byte match at ${basis.parts.map(({ offset, length }) => `${offset}, ${length}`).join('; ')}`;
    case 'xml':
      return `xml match ${basis.encoding}`;
    case 'text':
      return `text match ${basis.encoding}`;
  }
}

/** RFC 4180. */
function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
