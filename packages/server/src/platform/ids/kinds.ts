/** Kinds of objects that have an id, and their code in the second byte of a GUID (Vitam's published form). */
export const GUID_KINDS = {
  unassigned: 0,
  unit: 1,
  objectgroup: 2,
  object: 3,
  operationLogbook: 4,
  writeLogbook: 5,
  manifest: 6,
  event: 7,
  /** A request, hence an operation: an operation's id is the id of the request that launched it. */
  operation: 8,
  storageOperation: 9,
  accessionRegisterSummary: 10,
  contract: 11,
  profile: 12,
  context: 13,
  accessionRegisterDetail: 14,
  agency: 15,
  ontology: 16,
} as const;

export type GuidKind = keyof typeof GUID_KINDS;

/** Kinds whose objects are never rewritten: their GUID carries the WORM flag. */
export const WORM_KINDS: ReadonlySet<GuidKind> = new Set([
  'object',
  'operationLogbook',
  'writeLogbook',
  'manifest',
  'event',
  'operation',
]);
