/** What a reader typed in the box, taken apart: words, and `field:value` pairs. */
export interface TypedWords {
  readonly words: string;
  readonly pairs: readonly { readonly field: string; readonly value: string }[];
}

/** The fields that the box offers: names one types (French and English) → field of the query language. */
export const FIELDS: readonly {
  readonly names: readonly [french: string, english: string];
  readonly field: string;
  /** `text` is searched by words, whatever accents and plurals; `exact` is compared as it is. */
  readonly kind: 'text' | 'exact';
}[] = [
  { names: ['titre', 'title'], field: 'Title', kind: 'text' },
  { names: ['description', 'abstract'], field: 'Description', kind: 'text' },
  { names: ['producteur', 'agency'], field: '#originating_agency', kind: 'exact' },
  { names: ['niveau', 'level'], field: 'DescriptionLevel', kind: 'exact' },
  { names: ['cote', 'reference'], field: 'OriginatingAgencyArchiveUnitIdentifier', kind: 'exact' },
  { names: ['plan', 'position'], field: 'FilePlanPosition', kind: 'exact' },
  { names: ['id', 'identifier'], field: '#id', kind: 'exact' },
  { names: ['versement', 'operation'], field: '#opi', kind: 'exact' },
];

const PAIR = /(?:^|\s)([\p{L}#_.]+):(?:"([^"]*)"|(\S+))/gu;

/** `inondation producteur:Voirie titre:"quai sud"`: pairs of known fields; any other colon stays a word. */
export function readTypedWords(typed: string): TypedWords {
  const pairs: { field: string; value: string }[] = [];
  const words = typed.replace(PAIR, (whole, name: string, quoted?: string, bare?: string) => {
    const known = FIELDS.find(({ names }) => names.includes(name.toLowerCase()));
    if (known === undefined && !name.startsWith('#')) return whole;
    pairs.push({ field: known?.field ?? name, value: quoted ?? bare ?? '' });
    return ' ';
  });
  return { words: words.trim().replace(/\s+/g, ' '), pairs };
}
