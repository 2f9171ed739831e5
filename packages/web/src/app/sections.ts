/** The sections of the front office, in the order of the bar; `letter` follows `g` on the keyboard. */
export const SECTIONS = [
  { name: 'home', path: '/', letter: 'a', inBar: false },
  { name: 'search', path: '/search', letter: 'r', inBar: true },
  { name: 'console', path: '/console', letter: 'c', inBar: false },
  { name: 'deposit', path: '/deposit', letter: 'v', inBar: true },
  { name: 'operations', path: '/operations', letter: 'o', inBar: true },
  { name: 'fonds', path: '/fonds', letter: 'f', inBar: true },
  { name: 'referentials', path: '/referentials', letter: 'd', inBar: true },
  { name: 'administration', path: '/administration', letter: 'i', inBar: true },
] as const;
export type SectionName = (typeof SECTIONS)[number]['name'];
