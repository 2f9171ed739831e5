/**
 * Names that browsers garbled: as they were deposited, and as they are saved. Chromium and WebKit both write `_` for a
 * quotation mark, whoever gives the name (the page, or `filename*` of the answer): some disks refuse one.
 */
export const GARBLED_NAMES: readonly (readonly [deposited: string, saved: string])[] = [
  ['Délibération n°12 – «été», v2.pdf', 'Délibération n°12 – «été», v2.pdf'],
  ['ภาษาไทย.pdf', 'ภาษาไทย.pdf'],
  ['市民会議.pdf', '市民会議.pdf'],
  ['a;b"c.pdf', 'a;b_c.pdf'],
];
