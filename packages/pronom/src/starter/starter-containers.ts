import type { ContainerKind } from '../signatures/signature-set.ts';

/** A format that is known by what a container holds: paths, and what stands at the beginning of those files. */
export interface StarterContainer {
  readonly puid: string;
  readonly kind: ContainerKind;
  /** Null: the path alone is asked for. */
  readonly files: Readonly<Record<string, string | null>>;
}

/** Office Open XML (ISO/IEC 29500-2): the main part's type stands in `[Content_Types].xml`. */
const OOXML: readonly StarterContainer[] = (
  [
    ['fmt/412', 'wordprocessingml.document'],
    ['fmt/214', 'spreadsheetml.sheet'],
    ['fmt/215', 'presentationml.presentation'],
  ] as const
).map(([puid, type]) => ({
  puid,
  kind: 'ZIP',
  files: {
    '[Content_Types].xml': `{0-32768}'application/vnd.openxmlformats-officedocument.${type}.main+xml'`,
  },
}));

/** OpenDocument (ISO/IEC 26300): the type stands in `mimetype`, the version in `content.xml`. */
const OPEN_DOCUMENT: readonly StarterContainer[] = (
  [
    ['text', { '1.0': 'fmt/136', '1.1': 'fmt/290', '1.2': 'fmt/291', '1.3': 'fmt/1756' }],
    ['spreadsheet', { '1.0': 'fmt/137', '1.1': 'fmt/294', '1.2': 'fmt/295', '1.3': 'fmt/1755' }],
    ['presentation', { '1.0': 'fmt/138', '1.1': 'fmt/292', '1.2': 'fmt/293' }],
  ] as const
).flatMap(([type, versions]) =>
  Object.entries(versions).map(([version, puid]) => ({
    puid,
    kind: 'ZIP' as const,
    files: {
      mimetype: `'application/vnd.oasis.opendocument.${type}'`,
      'content.xml': `{0-16384}'office:version=' (22|27) '${version}' (22|27)`,
    },
  })),
);

/** OLE2 ([MS-CFB]): the names of the streams that applications write, and the class that they say. */
const OLE2: readonly StarterContainer[] = [
  { puid: 'fmt/609', kind: 'OLE2', files: { WordDocument: null } },
  {
    puid: 'fmt/40',
    kind: 'OLE2',
    files: { WordDocument: null, CompObj: "{40-1024}10000000 'Word.Document.8' 00" },
  },
  {
    puid: 'fmt/39',
    kind: 'OLE2',
    files: { WordDocument: null, CompObj: "{40-1024}10000000 'Word.Document.6' 00" },
  },
  { puid: 'fmt/61', kind: 'OLE2', files: { Workbook: null } },
  { puid: 'fmt/59', kind: 'OLE2', files: { Book: null } },
  { puid: 'fmt/126', kind: 'OLE2', files: { 'PowerPoint Document': null } },
  { puid: 'x-fmt/430', kind: 'OLE2', files: { '__properties_version1.0': null } },
];

export const STARTER_CONTAINERS: readonly StarterContainer[] = [
  ...OOXML,
  ...OPEN_DOCUMENT,
  { puid: 'fmt/483', kind: 'ZIP', files: { mimetype: "'application/epub+zip'" } },
  ...OLE2,
];

/** Formats by whose signature a container is known and opened. */
export const STARTER_TRIGGERS = [
  { kind: 'ZIP', puid: 'x-fmt/263' },
  { kind: 'OLE2', puid: 'fmt/111' },
] as const;
