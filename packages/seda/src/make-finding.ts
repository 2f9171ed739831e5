import type { Bilingual, FaultCode, Finding, UnitStep } from './finding.ts';
import { FINDING_SENTENCES, type FindingRule } from './sentences/index.ts';

export interface FindingFacts {
  readonly code: FaultCode;
  readonly rule: FindingRule;
  readonly line: number;
  readonly column: number;
  readonly element: string;
  readonly parent?: string;
  readonly path: string;
  readonly units: readonly UnitStep[];
  readonly expected?: readonly string[];
  readonly found?: string;
  readonly detail?: Bilingual;
}

/** Of a long value, what a message shows. */
const SHOWN_LENGTH = 120;
/** Of a long list of what could have come, what a message shows. */
const SHOWN_CHOICES = 12;

const NOTHING_ELSE: Bilingual = { fr: 'rien d’autre', en: 'nothing else' };

/** Writes the sentences of a fault from its facts. */
export function makeFinding(facts: FindingFacts): Finding {
  const { sentence, remedy } = FINDING_SENTENCES[facts.rule];
  const expected = facts.expected ?? [];
  const found = shorten(facts.found ?? '');
  const fill = (template: Bilingual): Bilingual => ({
    fr: fillIn(template.fr, facts, found, listed(expected, NOTHING_ELSE.fr), facts.detail?.fr ?? ''),
    en: fillIn(template.en, facts, found, listed(expected, NOTHING_ELSE.en), facts.detail?.en ?? ''),
  });
  return {
    kind: 'fault',
    code: facts.code,
    rule: facts.rule,
    line: facts.line,
    column: facts.column,
    element: facts.element,
    path: facts.path,
    units: facts.units,
    expected,
    found,
    sentence: fill(sentence),
    remedy: fill(remedy),
  };
}

function fillIn(
  template: string,
  facts: FindingFacts,
  found: string,
  expected: string,
  detail: string,
): string {
  return template.replace(/\{(element|parent|found|expected|detail)\}/g, (whole, name: string) => {
    if (name === 'element') return facts.element;
    if (name === 'parent') return facts.parent ?? '';
    if (name === 'found') return found;
    if (name === 'expected') return expected;
    return name === 'detail' ? detail : whole;
  });
}

function shorten(text: string): string {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  return oneLine.length <= SHOWN_LENGTH ? oneLine : `${oneLine.slice(0, SHOWN_LENGTH)}…`;
}

function listed(choices: readonly string[], none: string): string {
  if (choices.length === 0) return none;
  const shown = choices.slice(0, SHOWN_CHOICES).join(', ');
  return choices.length > SHOWN_CHOICES ? `${shown}…` : shown;
}

interface IdentifierFacts {
  readonly id: string;
  readonly line: number;
  readonly column: number;
  readonly element: string;
}

/**
 * The fault of an identifier declared again; identifiers are compared by whoever stores the `identifier` records.
 *
 * @param first where it was declared before.
 */
export function duplicateIdentifier(again: IdentifierFacts, first?: { readonly line: number }): Finding {
  const detail =
    first === undefined
      ? undefined
      : { fr: ` (déjà ligne ${first.line})`, en: ` (already on line ${first.line})` };
  return makeFinding({
    code: 'NOT_XSD_VALID',
    rule: 'id-duplicate',
    line: again.line,
    column: again.column,
    element: again.element,
    path: again.element,
    units: [],
    found: again.id,
    ...(detail === undefined ? {} : { detail }),
  });
}

/** The fault of a reference to an identifier that no `identifier` record declares. */
export function danglingReference(reference: IdentifierFacts): Finding {
  return makeFinding({
    code: 'NOT_XSD_VALID',
    rule: 'id-unknown',
    line: reference.line,
    column: reference.column,
    element: reference.element,
    path: reference.element,
    units: [],
    found: reference.id,
  });
}
