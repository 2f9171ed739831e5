/** A schema that a caller gave: one file of W3C XML Schema (XSD) or of RELAX NG (RNG). */
export interface XmlSchemaFile {
  readonly path: string;
  readonly format: 'XSD' | 'RNG';
}

/** A document that may be read again from its beginning. */
export interface XmlDocument {
  readonly bytes: number;
  readonly open: () => Promise<AsyncIterable<Uint8Array>>;
}

/** Where a document departs from its schema, in the validator's own words. */
export interface XmlFault {
  readonly line: number;
  readonly element?: string;
  readonly message: string;
}

/**
 * What stopped a validation: the schema itself, its time, its memory, the document's size (named limits), or the program.
 */
export type XmlObstacle = 'schema' | 'time' | 'memory' | 'size' | 'program';

export type XmlVerdict =
  | { readonly kind: 'valid' }
  | { readonly kind: 'invalid'; readonly faults: readonly XmlFault[]; readonly total: number }
  | { readonly kind: 'stopped'; readonly obstacle: XmlObstacle; readonly detail: string };

/** Validates documents by schemas that callers gave, in a process of its own: neither may harm the server. */
export interface XmlValidator {
  readonly name: 'xmllint' | 'libxml2-wasm';
  validate(schema: XmlSchemaFile, document: XmlDocument, signal?: AbortSignal): Promise<XmlVerdict>;
}

export interface XmlValidationLimits {
  /** A validation that lasts longer is stopped. */
  readonly timeoutMs: number;
  /** Memory of the process that validates. */
  readonly memoryBytes: number;
  /** Without `xmllint` the document is held in memory whole: a larger one is not validated. */
  readonly wholeDocumentBytes: number;
}

/** Faults that a verdict lists; beyond, they are counted. */
export const MAX_XML_FAULTS = 100;
