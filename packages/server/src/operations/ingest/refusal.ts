import {
  ChartrierError,
  type ErrorCode,
  type ErrorParameter,
  errorMessage,
  errorRemedy,
} from '@chartrier/messages';

/** Where a fault is, as far as it is known. */
export interface FaultPlace {
  readonly line?: number;
  readonly column?: number;
  readonly element?: string;
  /** Manifest id of the unit, and the titles that lead to it. */
  readonly unit?: string;
  readonly titlePath?: readonly string[];
  /** Path of a file in the package. */
  readonly entry?: string;
}

/** A fault of a deposit: what is wrong (a code of the registry), where, and what its sentences need. */
export interface DepositFault extends FaultPlace {
  readonly code: ErrorCode;
  readonly parameters?: Readonly<Record<string, ErrorParameter>>;
}

/** Faults listed in an event; beyond, they are counted. */
export const MAX_LISTED_FAULTS = 100;

/** A fault as journals and replies hold it: place, sentence and remedy in both languages. */
export function renderFault({ code, parameters, ...place }: DepositFault): Readonly<Record<string, unknown>> {
  const error = new ChartrierError(code, parameters ?? {});
  return {
    code,
    ...place,
    fr: errorMessage(error, 'fr'),
    en: errorMessage(error, 'en'),
    remedyFr: errorRemedy(error, 'fr'),
    remedyEn: errorRemedy(error, 'en'),
  };
}

/** One line in French: place, sentence, remedy. */
export function describeFault(fault: DepositFault): string {
  const error = new ChartrierError(fault.code, fault.parameters ?? {});
  const place: string[] = [];
  if (fault.line !== undefined) place.push(`ligne ${fault.line}`);
  if (fault.column !== undefined) place.push(`colonne ${fault.column}`);
  if (fault.element !== undefined) place.push(`<${fault.element}>`);
  if (fault.titlePath !== undefined && fault.titlePath.length > 0) {
    place.push(
      `unité « ${fault.titlePath.join(' / ')} »${fault.unit === undefined ? '' : ` (${fault.unit})`}`,
    );
  } else if (fault.unit !== undefined) place.push(`unité ${fault.unit}`);
  if (fault.entry !== undefined) place.push(fault.entry);
  const prefix = place.length > 0 ? `${place.join(', ')} : ` : '';
  return `${prefix}${errorMessage(error, 'fr')} ${errorRemedy(error, 'fr')}`;
}

/**
 * The event's data of a refusal: `evDetTechData` (the form that the standard wants when `techData` is given, the first
 * fault's sentence otherwise), then the faults, of which `total` were found.
 */
export function faultsData(
  faults: readonly DepositFault[],
  options: { readonly total?: number; readonly techData?: string } = {},
): Readonly<Record<string, unknown>> {
  const listed = faults.slice(0, MAX_LISTED_FAULTS);
  const first = listed[0];
  return {
    evDetTechData: options.techData ?? (first === undefined ? '' : describeFault(first)),
    faults: listed.map(renderFault),
    faultCount: options.total ?? faults.length,
  };
}
