/** Who may import whom, as data: the packages, then the floors of the server. */

/** Packages and the packages of ours that each may import. */
export const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  seda: [],
  pronom: [],
  dsl: [],
  rules: [],
  'offer-format': [],
  evidence: ['offer-format'],
  messages: [],
  'api-schema': ['dsl', 'messages'],
  client: ['api-schema'],
  server: ['seda', 'pronom', 'dsl', 'rules', 'offer-format', 'evidence', 'messages', 'api-schema'],
  cli: ['client', 'evidence', 'pronom', 'messages', 'server'],
  // the front office makes packages in the browser, and says what outcomes mean in its reader's language
  web: ['client', 'messages', 'seda'],
};

/** Packages that take no database, no HTTP, no clock and no randomness of their own. */
export const PURE_PACKAGES = [
  'seda',
  'pronom',
  'dsl',
  'rules',
  'offer-format',
  'evidence',
  'messages',
  'api-schema',
];

/** What a pure package may not import, of Node's own modules. */
export const IMPURE_MODULES =
  '^(node:)?(fs|net|http|http2|https|tls|dgram|dns|child_process|cluster|worker_threads|timers|os)(/|$)';

/**
 * Floors of packages/server/src from the ground up; on a floor, rooms from left to right. A room imports from the
 * floors below and from the rooms to its left.
 */
export const FLOORS: readonly (readonly string[])[] = [
  ['platform'],
  ['storage', 'workspace', 'scan'],
  ['logbook', 'referential', 'security'],
  ['archive'],
  ['operations/engine', 'operations/[^/]+'],
  ['collect'],
  ['api'],
];

export interface Room {
  readonly name: string;
  /** Rooms that this one may import. */
  readonly below: readonly string[];
}

export function serverRooms(floors: readonly (readonly string[])[] = FLOORS): readonly Room[] {
  const rooms: Room[] = [];
  for (const [level, floor] of floors.entries()) {
    for (const [position, name] of floor.entries()) {
      rooms.push({ name, below: [...floors.slice(0, level).flat(), ...floor.slice(0, position)] });
    }
  }
  return rooms;
}
