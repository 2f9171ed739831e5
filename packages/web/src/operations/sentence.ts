/** The sentence of an event, without the counts by status that Vitam writes after it (`Detail= OK:12`). */
export function sentenceOf(outMessg: string | undefined): string | undefined {
  return outMessg?.replace(/\s*Detail=.*$/s, '');
}
