import type { RegexExpression } from './regex-expression.ts';

const DIGIT = [{ from: '0', to: '9' }];
const WORD = [...DIGIT, { from: 'A', to: 'Z' }, { from: '_', to: '_' }, { from: 'a', to: 'z' }];
const SPACE = [' ', '\t', '\n', '\r'].map((character) => ({ from: character, to: character }));

/** `\d`, `\w`, `\s` and their contraries, by letter. */
export function predefined(
  letter: string | undefined,
): Extract<RegexExpression, { kind: 'class' }> | undefined {
  switch (letter) {
    case 'd':
    case 'D':
      return { kind: 'class', negated: letter === 'D', ranges: DIGIT };
    case 'w':
    case 'W':
      return { kind: 'class', negated: letter === 'W', ranges: WORD };
    case 's':
    case 'S':
      return { kind: 'class', negated: letter === 'S', ranges: SPACE };
    default:
      return undefined;
  }
}
