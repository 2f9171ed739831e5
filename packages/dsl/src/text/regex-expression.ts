/** A regular expression in Lucene's syntax; it always applies to the whole value. */
export type RegexExpression =
  | { readonly kind: 'union' | 'intersection' | 'concatenation'; readonly nodes: readonly RegexExpression[] }
  | {
      readonly kind: 'repeat';
      readonly node: RegexExpression;
      readonly minimum: number;
      readonly maximum?: number;
    }
  | { readonly kind: 'complement'; readonly node: RegexExpression }
  | { readonly kind: 'class'; readonly negated: boolean; readonly ranges: readonly CharacterRange[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'interval'; readonly from: string; readonly to: string }
  | { readonly kind: 'anyCharacter' | 'anyText' | 'nothing' };

/** From and to are single characters, included. */
export interface CharacterRange {
  readonly from: string;
  readonly to: string;
}

/** How large the expression is once its repetitions are written out. */
export function sizeOf(node: RegexExpression): number {
  switch (node.kind) {
    case 'union':
    case 'intersection':
    case 'concatenation':
      return node.nodes.reduce((sum, inner) => sum + sizeOf(inner), 0);
    case 'repeat':
      return sizeOf(node.node) * Math.max(node.minimum, node.maximum ?? 1, 1);
    case 'complement':
      return sizeOf(node.node);
    case 'text':
      return Math.max(node.text.length, 1);
    default:
      return 1;
  }
}
