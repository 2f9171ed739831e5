/**
 * Limits of what is read, so that no document, however hostile, costs more memory than this. They lie far above what
 * real manifests hold: 1,000 nested units are read, a description of several megabytes too.
 */
export interface ManifestLimits {
  /** Elements nested in one another. */
  readonly depth: number;
  /** Attributes of one element, namespace declarations included. */
  readonly attributes: number;
  /** Characters of one element's or attribute's name. */
  readonly nameLength: number;
  /** Characters of one text, attribute value, comment or tag. */
  readonly tokenLength: number;
  /** Characters of text held at a time: those of the units and objects that are not closed yet. */
  readonly heldText: number;
  /** Faults that are listed; the others are only counted. */
  readonly listedFaults: number;
}

export const DEFAULT_LIMITS: ManifestLimits = {
  depth: 2_500,
  attributes: 256,
  nameLength: 1_024,
  tokenLength: 16 * 1024 * 1024,
  heldText: 64 * 1024 * 1024,
  listedFaults: 100,
};
