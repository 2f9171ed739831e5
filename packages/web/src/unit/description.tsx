import type { Unit } from '@chartrier/client';
import type { ReactNode } from 'react';
import { formatDate, type Language, useLanguage, useWords } from '../language/index.ts';
import { type Fact, Facts } from '../parts/index.ts';
import { WORDS as SEARCH_WORDS } from '../search/words.ts';
import './description.css';
import { WORDS as EDIT_WORDS } from './edit/words.ts';
import { WORDS } from './words.ts';

/** SEDA's descriptive metadata in the order in which an archivist reads them. */
const BLOCKS = {
  identification: [
    'Title',
    'Title_',
    'OriginatingAgencyArchiveUnitIdentifier',
    'ArchivalAgencyArchiveUnitIdentifier',
    'TransferringAgencyArchiveUnitIdentifier',
    'PersistentIdentifier',
    'DescriptionLevel',
    'DocumentType',
    'Type',
    'Status',
    'Version',
  ],
  content: [
    'Description',
    'Description_',
    'Keyword',
    'Tag',
    'Coverage',
    'Language',
    'DescriptionLanguage',
    'CustodialHistory',
    'Source',
  ],
  dates: [
    'StartDate',
    'EndDate',
    'CreatedDate',
    'TransactedDate',
    'AcquiredDate',
    'SentDate',
    'ReceivedDate',
    'RegisteredDate',
  ],
  agents: [
    'OriginatingAgency',
    'SubmissionAgency',
    'Agent',
    'AuthorizedAgent',
    'Writer',
    'Sender',
    'Transmitter',
    'Addressee',
    'Recipient',
  ],
  place: ['FilePlanPosition', 'RelatedObjectReference'],
} as const;
const BLOCK_NAMES = ['identification', 'content', 'dates', 'agents', 'place'] as const;

const PLACED: ReadonlySet<string> = new Set(Object.values(BLOCKS).flat());
const TECHNICAL = [
  '#id',
  '#opi',
  '#unitType',
  '#originating_agency',
  '#approximate_creation_date',
  '#approximate_update_date',
  '#version',
  '#nbobjects',
] as const;

/** What describes a unit, block by block; what no block knows comes last, under its own name. */
export function Description({ unit }: { readonly unit: Unit }) {
  const words = useWords(WORDS);
  const others = Object.keys(unit).filter((field) => !field.startsWith('#') && !PLACED.has(field));
  const blocks = [
    ...BLOCK_NAMES.map((name) => ({ name, fields: BLOCKS[name].filter((field) => field in unit) })),
    { name: 'other' as const, fields: others },
  ];
  return blocks
    .filter(({ fields }) => fields.length > 0)
    .map(({ name, fields }) => (
      <section key={name} className="block">
        <h3 className="caption">{words.blocks[name]}</h3>
        <FieldFacts unit={unit} fields={fields} />
      </section>
    ));
}

/** What the archive itself says of a unit. */
export function Technical({ unit }: { readonly unit: Unit }) {
  return <FieldFacts unit={unit} fields={TECHNICAL.filter((field) => field in unit)} />;
}

function FieldFacts({ unit, fields }: { readonly unit: Unit; readonly fields: readonly string[] }) {
  const words = useWords(WORDS);
  const { levels } = useWords(SEARCH_WORDS);
  const { codes } = useWords(EDIT_WORDS);
  const { language } = useLanguage();
  const facts = fields.map((field): Fact => {
    const value = unit[field];
    return {
      name: words.fields[field] ?? field,
      value:
        field === 'DescriptionLevel'
          ? (levels[String(value)] ?? String(value))
          : (keywordsOf(field, value, codes) ?? shown(value, field, language, words.fields)),
    };
  });
  return <Facts facts={facts} />;
}

/** Keywords as one reads them, when they are words with at most a type. */
function keywordsOf(field: string, value: unknown, kinds: Readonly<Record<string, string>>): ReactNode {
  if (field !== 'Keyword' || !Array.isArray(value)) return undefined;
  const words = value.map((one: unknown) => {
    const { KeywordContent: content, KeywordType: kind, KeywordReference: reference } = Object(one);
    if (typeof content !== 'string' || reference !== undefined) return undefined;
    return kind === undefined ? content : `${content} (${kinds[String(kind)] ?? String(kind)})`;
  });
  return words.every((word) => word !== undefined) ? words.join(', ') : undefined;
}

/** Always as text: a title that holds HTML is shown with its tags. */
function shown(
  value: unknown,
  field: string,
  language: Language,
  labels: Readonly<Record<string, string>>,
): ReactNode {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one !== 'object')) return value.map(String).join(' ; ');
    return (
      <ul className="nested">
        {value.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the values of a field may be equal, and never move
          <li key={index}>{shown(one, field, language, labels)}</li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object')
    return (
      <Facts
        facts={Object.entries(value).map(([name, inner]) => ({
          name: labels[name] ?? name,
          value: shown(inner, name, language, labels),
        }))}
      />
    );
  const text = String(value);
  if (field.startsWith('#') && /id$|opi$/.test(field)) return <code>{text}</code>;
  return /Date|date$/.test(field) ? formatDate(text, language) : text;
}
