import type { RegexExpression, WildcardPart } from '@chartrier/dsl';

/**
 * The longest text that every value fitting the expression holds; empty when there is none. An index of trigrams finds
 * the values that hold a text far sooner than it finds those that may fit a pattern.
 */
export function textOfRegex(expression: RegexExpression): string {
  switch (expression.kind) {
    case 'text':
      return expression.text;
    case 'concatenation':
      return longest(runsOf(expression.nodes));
    case 'intersection':
      return longest(expression.nodes.map(textOfRegex));
    case 'repeat':
      return expression.minimum > 0 ? textOfRegex(expression.node) : '';
    default:
      return '';
  }
}

/** The same for a wildcard. */
export function textOfWildcard(parts: readonly WildcardPart[]): string {
  return longest(parts.map((part) => (part.kind === 'text' ? part.text : '')));
}

/** Texts that follow each other are one; anything else ends it, and may hold a text of its own. */
function runsOf(nodes: readonly RegexExpression[]): readonly string[] {
  const runs: string[] = [];
  let run = '';
  for (const node of nodes) {
    if (node.kind === 'text') {
      run += node.text;
      continue;
    }
    runs.push(run, textOfRegex(node));
    run = '';
  }
  return [...runs, run];
}

function longest(texts: readonly string[]): string {
  return texts.reduce((one, other) => (other.length > one.length ? other : one), '');
}
