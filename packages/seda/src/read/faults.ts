import type { Bilingual, FaultCode, Finding } from '../finding.ts';
import type { ManifestLimits } from '../limits.ts';
import { makeFinding } from '../make-finding.ts';
import { type FindingRule, isFindingRule } from '../sentences/index.ts';
import { type ElementStack, type EnclosingUnits, nameAt, pathTo } from './element-stack.ts';
import type { UnreadableXml } from './xml-fault.ts';

export interface FaultDetails {
  readonly expected?: readonly string[];
  readonly found?: string;
  readonly detail?: Bilingual;
  readonly code?: FaultCode;
  /** Where, when it is not where the element begins. */
  readonly at?: { readonly line: number; readonly column: number };
}

/** Collects faults: lists them up to a limit, counts all, remembers the codes. */
export interface Faults {
  /** A fault of the element at a depth of the stack (the current one by default). */
  report(rule: FindingRule, details: FaultDetails, depth?: number): void;
  /** The fault that ends the reading. */
  stop(fault: UnreadableXml, position: { readonly line: number; readonly column: number }): void;
  readonly codes: ReadonlySet<FaultCode>;
  count(): number;
  listed(): number;
}

export function collectFaults(
  stack: ElementStack,
  units: EnclosingUnits,
  limits: ManifestLimits,
  emit: (finding: Finding) => void,
): Faults {
  const codes = new Set<FaultCode>();
  let count = 0;
  let listed = 0;
  const list = (finding: () => Finding) => {
    count++;
    if (listed >= limits.listedFaults) return;
    listed++;
    emit(finding());
  };
  return {
    codes,
    count: () => count,
    listed: () => listed,
    report(rule, { at, ...details }, depth = stack.depth) {
      const code = details.code ?? 'NOT_XSD_VALID';
      codes.add(code);
      list(() =>
        makeFinding({
          rule,
          line: at?.line ?? stack.lines[depth] ?? 1,
          column: at?.column ?? stack.columns[depth] ?? 1,
          element: nameAt(stack, depth),
          parent: nameAt(stack, rule === 'element-missing' ? depth : depth - 1),
          path: pathTo(stack, depth),
          units: units(),
          ...details,
          code,
        }),
      );
    },
    stop(fault, position) {
      codes.add(fault.code);
      // The fault that ends the reading is listed whatever came before.
      if (listed >= limits.listedFaults) listed--;
      list(() =>
        makeFinding({
          code: fault.code,
          rule: isFindingRule(fault.rule) ? fault.rule : 'xml-syntax',
          line: (fault.at ?? position).line,
          column: (fault.at ?? position).column,
          element: nameAt(stack, stack.depth),
          path: pathTo(stack, stack.depth),
          units: units(),
          expected: fault.expected,
          found: fault.detail,
          detail: { fr: fault.detail, en: fault.detail },
        }),
      );
    },
  };
}
