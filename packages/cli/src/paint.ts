import { styleText } from 'node:util';

const STYLES = {
  fine: 'green',
  beware: 'yellow',
  refused: 'red',
  quiet: 'gray',
  strong: 'bold',
} as const;
export type Paint = keyof typeof STYLES;

/** Colours a text where the terminal shows colours (NO_COLOR and redirections are respected). */
export function paint(style: Paint, text: string): string {
  return styleText(STYLES[style], text, { stream: process.stdout });
}

const OF_STATUS: Readonly<Record<string, { readonly style: Paint; readonly sign: string }>> = {
  OK: { style: 'fine', sign: '✓' },
  WARNING: { style: 'beware', sign: '!' },
  KO: { style: 'refused', sign: '✗' },
  FATAL: { style: 'refused', sign: '✗' },
};

/** A status with its sign: never told by colour alone. */
export function paintStatus(status: string): string {
  const known = OF_STATUS[status];
  return known === undefined ? `· ${status}` : paint(known.style, `${known.sign} ${status}`);
}
