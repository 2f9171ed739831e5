import { type CompiledType, missingBefore, type State } from '../schema/index.ts';
import { isAccepted, type SimpleType } from '../schema/simple-types.ts';
import { checkAttributes, type OnIdentifier } from './attributes.ts';
import { type ElementStack, nameAt } from './element-stack.ts';
import type { Faults } from './faults.ts';
import { valueRule } from './value-rule.ts';
import type { Tag } from './xml-events.ts';

/** Validates elements as they open and close. The walker has put the element on the stack before it calls. */
export interface Validator {
  open(tag: Tag): void;
  /** Whether the current element's text is to be gathered. */
  wantsText(): boolean;
  /** A run of characters other than white space stands where no text is wanted. */
  strayText(text: string): void;
  close(text: string): void;
}

const NOT_WHITE_SPACE = /[^\t\n\r ]/;
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** What the frames of the stack hold beside a type: content taken by a wildcard, and what follows a fault. */
const LAX = 'lax';
const SKIPPED = 'skipped';
type Frame = CompiledType | typeof LAX | typeof SKIPPED;

interface Extension {
  readonly name: string;
  readonly left: State;
  readonly line: number;
  readonly column: number;
}

/**
 * @param root the type of the root element, whose name the caller has checked.
 * @param namespace the namespace of SEDA in this document; elements of another one are extensions.
 */
export function createValidator(
  root: CompiledType,
  namespace: string,
  version: string,
  stack: ElementStack,
  faults: Faults,
  onIdentifier: OnIdentifier,
): Validator {
  const frames: Frame[] = [];
  const states: (State | undefined)[] = [];
  /** The name of the child accepted last, and what was already said to be missing, by depth. */
  const previous: string[] = [];
  const saidMissing: (string[] | undefined)[] = [];
  const strayReported: boolean[] = [];
  const nil: boolean[] = [];
  /** Where the first extension of a run of extensions stands, and the state that it left. */
  const extended: (Extension | undefined)[] = [];

  const enter = (tag: Tag, type: CompiledType) => {
    const { depth } = stack;
    frames[depth] = type;
    states[depth] = type.start;
    previous[depth] = '';
    saidMissing[depth] = undefined;
    strayReported[depth] = false;
    nil[depth] = type.nillable && isNil(tag);
    extended[depth] = undefined;
    checkAttributes(tag, type, faults, onIdentifier);
  };

  /** An element that the model names but does not expect here: said once, then validated for itself. */
  const misplaced = (tag: Tag, state: State, type: CompiledType) => {
    const up = stack.depth - 1;
    const extension = extended[up];
    const expected = extension?.left.transitions.get(tag.local);
    if (extension !== undefined && expected !== undefined) {
      faults.report(
        'extension-place',
        {
          found: extension.name,
          expected: [`<${tag.local}>`],
          at: extension,
        },
        up,
      );
      states[up] = expected.next;
      previous[up] = tag.local;
      extended[up] = undefined;
      enter(tag, type);
      return;
    }
    const ahead = missingBefore(state, tag.local);
    const transition = ahead?.reached.transitions.get(tag.local);
    if (ahead !== undefined && transition !== undefined) {
      faults.report(
        'element-missing',
        {
          expected: ahead.missing.map((name) => `<${name}>`),
          found: tag.local,
          detail: { fr: ` avant <${tag.local}>`, en: ` before <${tag.local}>` },
          at: position(stack),
        },
        up,
      );
      saidMissing[up] = [...(saidMissing[up] ?? []), ...ahead.missing];
      states[up] = transition.next;
      previous[up] = tag.local;
    } else if (saidMissing[up]?.includes(tag.local) !== true) {
      const last = previous[up] ?? '';
      const repeated = last === tag.local;
      faults.report(repeated ? 'element-repeated' : 'element-order', {
        expected: possible(state),
        found: tag.local,
        ...(last === '' ? {} : { detail: { fr: `, après <${last}>`, en: `, after <${last}>` } }),
      });
    }
    enter(tag, type);
  };

  const unexpected = (tag: Tag, parent: CompiledType, state: State) => {
    const foreign = tag.uri !== namespace;
    if (foreign && parent.named.has(tag.local)) {
      faults.report('element-namespace', {
        expected: [namespace],
        found: tag.name,
        detail: { fr: tag.uri, en: tag.uri },
      });
      // It stands for the element that was meant, or that one would be said to be missing too.
      const meant = state.transitions.get(tag.local);
      if (meant !== undefined) states[stack.depth - 1] = meant.next;
    } else {
      faults.report('element-unknown', {
        expected: possible(state),
        found: tag.name,
        detail: { fr: version, en: version },
      });
    }
    frames[stack.depth] = SKIPPED;
  };

  return {
    open(tag) {
      const { depth } = stack;
      if (depth === 1) {
        enter(tag, root);
        return;
      }
      const up = depth - 1;
      const parent = frames[up];
      if (parent === undefined || parent === LAX || parent === SKIPPED) {
        frames[depth] = parent ?? SKIPPED;
        return;
      }
      const state = states[up];
      if (state === undefined) {
        faults.report('element-in-text', { found: tag.name });
        frames[depth] = SKIPPED;
        return;
      }
      const inSeda = tag.uri === namespace;
      const transition = inSeda ? state.transitions.get(tag.local) : undefined;
      if (transition !== undefined) {
        states[up] = transition.next;
        previous[up] = tag.local;
        enter(tag, transition.type);
        return;
      }
      const named = inSeda ? parent.named.get(tag.local) : undefined;
      if (named !== undefined) {
        misplaced(tag, state, named);
      } else if (state.wildcard !== undefined) {
        if (state !== state.wildcard) extended[up] = { name: tag.name, left: state, ...position(stack) };
        states[up] = state.wildcard;
        previous[up] = tag.local;
        frames[depth] = LAX;
      } else {
        unexpected(tag, parent, state);
      }
    },

    wantsText() {
      const frame = frames[stack.depth];
      if (frame === undefined || frame === SKIPPED) return false;
      return frame === LAX || frame.text !== undefined;
    },

    strayText(text) {
      const { depth } = stack;
      const frame = frames[depth];
      if (frame === undefined || frame === SKIPPED || strayReported[depth] === true) return;
      strayReported[depth] = true;
      faults.report('text-unexpected', { found: text });
    },

    close(text) {
      const { depth } = stack;
      const frame = frames[depth];
      if (frame === undefined || frame === LAX || frame === SKIPPED) return;
      if (frame.text !== undefined) {
        if (nil[depth] === true) {
          if (NOT_WHITE_SPACE.test(text)) faults.report('nil-not-empty', { found: text });
        } else {
          checkText(frame.text, text, faults, onIdentifier);
        }
        return;
      }
      const state = states[depth];
      if (state === undefined || state.accepting) return;
      const said = saidMissing[depth] ?? [];
      const missing = (missingBefore(state, undefined)?.missing ?? []).filter((name) => !said.includes(name));
      if (missing.length > 0) {
        faults.report('element-missing', {
          expected: missing.map((name) => `<${name}>`),
          found: nameAt(stack, depth),
        });
      }
    },
  };
}

function checkText(type: SimpleType, text: string, faults: Faults, onIdentifier: OnIdentifier): void {
  if (!isAccepted(type, text)) {
    const rule = text.trim() === '' ? 'value-empty' : valueRule(type);
    faults.report(rule, { expected: type.expected, found: text });
  } else if (type.role !== undefined) {
    onIdentifier(type.role, text.trim());
  }
}

function position(stack: ElementStack): { readonly line: number; readonly column: number } {
  return { line: stack.lines[stack.depth] ?? 1, column: stack.columns[stack.depth] ?? 1 };
}

/** What may come from a state, for a message. */
function possible(state: State): readonly string[] {
  return [...state.transitions.keys()].map((name) => `<${name}>`);
}

function isNil(tag: Tag): boolean {
  for (const name in tag.attributes) {
    const attribute = tag.attributes[name];
    if (attribute?.uri === XSI && attribute.local === 'nil')
      return /^\s*(?:true|1)\s*$/.test(attribute.value);
  }
  return false;
}
