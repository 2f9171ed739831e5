/**
 * A fault found in a manifest. Every fault says where it is (line, column, element, enclosing units by their titles),
 * which rule it breaks, what was expected and found, and what to do about it.
 */
export const FAULT_CODES = [
  'NO_NAMESPACE',
  'DOCTYPE_REFUSED',
  'UNSUPPORTED_SEDA_VERSION',
  'NOT_XML_FILE',
  'NOT_XSD_VALID',
] as const;

/**
 * In the order in which they are judged: a document that has faults of several codes is refused for the first of this
 * list. `NO_NAMESPACE` and `DOCTYPE_REFUSED` have no subcode in Vitam's outcome (`CHECK_SEDA.KO`), the others are it.
 */
export type FaultCode = (typeof FAULT_CODES)[number];

export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

/** An archive unit that encloses a fault. */
export interface UnitStep {
  readonly id?: string;
  readonly title?: string;
}

export interface Finding {
  readonly kind: 'fault';
  readonly code: FaultCode;
  /** The rule broken, stable: `element-missing`, `value-date-time` … */
  readonly rule: string;
  /** 1-based position of the element's opening tag (of the character, for a document that is not XML). */
  readonly line: number;
  readonly column: number;
  /** Local name of the element at fault; of its parent when a child is missing; empty outside any element. */
  readonly element: string;
  /** Elements from the root: `ArchiveTransfer/DataObjectPackage/DescriptiveMetadata/ArchiveUnit[ID3]/Content`. */
  readonly path: string;
  /** The enclosing archive units, the outermost first. */
  readonly units: readonly UnitStep[];
  /** What could have stood there: names, values or a form; empty when nothing could. */
  readonly expected: readonly string[];
  /** What stands there, shortened when long. */
  readonly found: string;
  readonly sentence: Bilingual;
  readonly remedy: Bilingual;
}

/** @returns the subcode of CHECK_SEDA for a fault (`CHECK_SEDA.<subcode>.KO`), undefined for a plain `CHECK_SEDA.KO`. */
export function checkSedaSubcode(code: FaultCode): string | undefined {
  return code === 'NO_NAMESPACE' || code === 'DOCTYPE_REFUSED' ? undefined : code;
}

/** @returns the code that a document with faults of these codes is refused for. */
export function gravestFault(codes: Iterable<FaultCode>): FaultCode | undefined {
  let gravest: FaultCode | undefined;
  for (const code of codes) {
    if (gravest === undefined || FAULT_CODES.indexOf(code) < FAULT_CODES.indexOf(gravest)) gravest = code;
  }
  return gravest;
}

/**
 * A fault on one line, for a logbook's `evDetTechData` or a terminal:
 * `ligne 12, colonne 7, <Title>, dans « Fonds / Dossier » : … Remède : …`.
 */
export function describeFinding(finding: Finding, language: 'fr' | 'en' = 'fr'): string {
  const french = language === 'fr';
  const place = [french ? `ligne ${finding.line}` : `line ${finding.line}`];
  place.push(french ? `colonne ${finding.column}` : `column ${finding.column}`);
  if (finding.element !== '') place.push(`<${finding.element}>`);
  const titles = finding.units.map((unit) => unit.title ?? unit.id ?? '?');
  if (titles.length > 0) {
    place.push(french ? `dans « ${titles.join(' / ')} »` : `in “${titles.join(' / ')}”`);
  }
  const remedy = french ? `Remède : ${finding.remedy.fr}` : `Remedy: ${finding.remedy.en}`;
  return `${place.join(', ')}${french ? ' : ' : ': '}${finding.sentence[language]} ${remedy}`;
}
