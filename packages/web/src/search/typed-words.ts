/** What a reader typed in the box, taken apart: words, and `field:value` pairs. */
export interface TypedWords {
  readonly words: string;
  readonly pairs: readonly { readonly field: string; readonly value: string }[];
}

/** A field that the box offers by a name of one's own language. */
export interface NamedField {
  readonly names: readonly [french: string, english: string];
  readonly field: string;
  /** `text` is searched by words, whatever accents and plurals; `exact` is compared as it is. */
  readonly kind: 'text' | 'exact';
}

export const FIELDS: readonly NamedField[] = [
  { names: ['titre', 'title'], field: 'Title', kind: 'text' },
  { names: ['description', 'abstract'], field: 'Description', kind: 'text' },
  { names: ['texte', 'text'], field: 'TextContent', kind: 'text' },
  { names: ['producteur', 'agency'], field: '#originating_agency', kind: 'exact' },
  { names: ['niveau', 'level'], field: 'DescriptionLevel', kind: 'exact' },
  { names: ['cote', 'reference'], field: 'OriginatingAgencyArchiveUnitIdentifier', kind: 'exact' },
  { names: ['plan', 'position'], field: 'FilePlanPosition', kind: 'exact' },
  { names: ['motclé', 'keyword'], field: 'Keyword.KeywordContent', kind: 'exact' },
  { names: ['auteur', 'writer'], field: 'Writer.FullName', kind: 'text' },
  { names: ['lieu', 'place'], field: 'Coverage.Spatial', kind: 'text' },
  { names: ['type', 'type'], field: 'DocumentType', kind: 'text' },
  { names: ['étiquette', 'tag'], field: 'Tag', kind: 'exact' },
  { names: ['id', 'identifier'], field: '#id', kind: 'exact' },
  { names: ['versement', 'operation'], field: '#opi', kind: 'exact' },
];

/** A field by its name in the query language: `#opi`, `Keyword.KeywordType`, `Departement`. */
const FIELD_OF_THE_LANGUAGE = /^(?:#[a-z_]+|[A-Z][A-Za-z]{2,})(?:[._][A-Za-z_]+)*$/;

const PAIR = /(?:^|\s)([\p{L}#_.]+):(?:"([^"]*)"|(\S+))/gu;

/**
 * `inondation producteur:Voirie titre:"quai sud"`: pairs of fields that have a name here, or of the query language's own;
 * any other colon stays a word.
 */
export function readTypedWords(typed: string): TypedWords {
  const pairs: { field: string; value: string }[] = [];
  const words = typed.normalize().replace(PAIR, (whole, name: string, quoted?: string, bare?: string) => {
    const field = fieldNamed(name);
    if (field === undefined) return whole;
    pairs.push({ field, value: quoted ?? bare ?? '' });
    return ' ';
  });
  return { words: words.trim().replace(/\s+/g, ' '), pairs };
}

function fieldNamed(name: string): string | undefined {
  const known = FIELDS.find(({ names }) => names.includes(name.toLowerCase()));
  return known?.field ?? (FIELD_OF_THE_LANGUAGE.test(name) ? name : undefined);
}
