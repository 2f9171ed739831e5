/** A step of a path in a unit: a field's name, or a place in a list. */
export type Step = string | number;

/** What a column of a file of descriptions tells of each unit. */
export type DescriptionColumn =
  /** The path of the unit that the row is about. */
  | { readonly kind: 'path' }
  /** A value of the description or of the management metadata. */
  | { readonly kind: 'value'; readonly name: string; readonly target: readonly Step[] }
  /** What an XML attribute says of the value of another column: a language, an algorithm. */
  | { readonly kind: 'attribute'; readonly name: string; readonly of: string }
  /** Columns of other tools (`ID`, `ParentID`, `ObjectFiles`), and those without a name. */
  | { readonly kind: 'ignored'; readonly name: string };

/** The column that says which unit a row is about, with this case. */
export const PATH_COLUMN = 'File';
/** Where the rules of a unit are, in the notation of the API. */
export const MANAGEMENT = '#management';

const CONTENT_PREFIX = 'Content.';
const MANAGEMENT_PREFIX = 'Management.';
const ATTRIBUTE_SUFFIX = '.attr';

const RULE_CATEGORIES: ReadonlySet<string> = new Set([
  'StorageRule',
  'AppraisalRule',
  'AccessRule',
  'DisseminationRule',
  'ReuseRule',
  'ClassificationRule',
  'HoldRule',
]);

/** Fields of a category as a whole; the others are fields of one of its rules. */
const CATEGORY_FIELDS: ReadonlySet<string> = new Set([
  'FinalAction',
  'ClassificationAudience',
  'ClassificationLevel',
  'ClassificationOwner',
  'ClassificationReassessingDate',
  'NeedReassessingAuthorization',
]);

/** SEDA's elements of an event in the names of Vitam's logbook: the two details as Vitam's own collect reads them. */
const EVENT_FIELDS: Readonly<Record<string, string>> = {
  EventIdentifier: 'evId',
  EventTypeCode: 'evTypeProc',
  EventType: 'evType',
  EventDateTime: 'evDateTime',
  EventDetail: 'evDetData',
  EventDetailData: 'evTypeDetail',
  Outcome: 'outcome',
  OutcomeDetail: 'outDetail',
  OutcomeDetailMessage: 'outMessg',
  LinkingAgentIdentifier: 'linkingAgentIdentifier',
};

/**
 * What a header cell means, in the names that Vitam's collect gives to columns: `File`, `Content.…`, `Management.…`,
 * and `….attr` for the attribute of another column. Every other column is left out.
 */
export function descriptionColumn(header: string): DescriptionColumn {
  const name = header.trim();
  if (name === PATH_COLUMN) return { kind: 'path' };
  const described = name.startsWith(CONTENT_PREFIX);
  if (described && name.endsWith(ATTRIBUTE_SUFFIX))
    return { kind: 'attribute', name, of: name.slice(0, -ATTRIBUTE_SUFFIX.length) };
  const target = described
    ? contentTarget(stepsOf(name.slice(CONTENT_PREFIX.length)))
    : name.startsWith(MANAGEMENT_PREFIX)
      ? managementTarget(stepsOf(name.slice(MANAGEMENT_PREFIX.length)))
      : undefined;
  return target === undefined ? { kind: 'ignored', name } : { kind: 'value', name, target };
}

function stepsOf(path: string): readonly Step[] {
  return path.split('.').map((step) => (/^\d{1,6}$/.test(step) ? Number(step) : step));
}

/** A field's path begins with a name and has no empty step; of an event, its steps take the logbook's names. */
function contentTarget(steps: readonly Step[]): readonly Step[] | undefined {
  if (typeof steps[0] !== 'string' || steps.includes('')) return undefined;
  if (steps[0] !== 'Event') return steps;
  return steps.map((step) => (typeof step === 'string' ? (EVENT_FIELDS[step] ?? step) : step));
}

/**
 * `Category.Field` or `Category.Field.n`. What is of the category as a whole, and what it does not inherit, are beside its
 * rules; the rest is of the rule n, the first one without a number.
 */
function managementTarget(steps: readonly Step[]): readonly Step[] | undefined {
  const [category, field, place = 0] = steps;
  if (typeof category !== 'string' || !RULE_CATEGORIES.has(category)) return undefined;
  if (typeof field !== 'string' || field === '' || typeof place !== 'number' || steps.length > 3)
    return undefined;
  const start = [MANAGEMENT, category];
  if (CATEGORY_FIELDS.has(field)) return [...start, field];
  if (field === 'PreventInheritance') return [...start, 'Inheritance', field];
  if (field === 'RefNonRuleId') return [...start, 'Inheritance', 'PreventRulesId', place];
  return [...start, 'Rules', place, field];
}
