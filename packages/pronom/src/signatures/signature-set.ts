/** What signature files say, as plain data: this is what is kept on disk once compiled. */
export interface SignatureSet {
  /** Version of the DROID signature file, and the date it gives. */
  readonly version: string;
  readonly created: string;
  /** Version of the container signature file; absent where there is none. */
  readonly containerVersion?: string;
  readonly formats: readonly Format[];
  readonly signatures: readonly InternalSignature[];
  readonly containers: readonly ContainerSignature[];
  readonly triggers: readonly ContainerTrigger[];
}

export interface Format {
  readonly puid: string;
  readonly name: string;
  readonly version: string;
  readonly mimeTypes: readonly string[];
  /** In small letters, without dot. */
  readonly extensions: readonly string[];
  /** Places in `signatures`. */
  readonly signatures: readonly number[];
  /** Places in `formats` of those that this format wins over. */
  readonly priorityOver: readonly number[];
}

export interface InternalSignature {
  readonly id: string;
  /** All must be found. */
  readonly sequences: readonly ByteSequence[];
}

/**
 * A byte sequence in PRONOM's syntax, offsets included: `{0-1024}3C21` at the beginning, `3B{0-4}` at the end.
 */
export interface ByteSequence {
  readonly reference: 'BOF' | 'EOF' | 'variable';
  readonly expression: string;
}

export type ContainerKind = 'ZIP' | 'OLE2';

export interface ContainerSignature {
  readonly id: string;
  readonly kind: ContainerKind;
  readonly description: string;
  /** Places in `formats`. */
  readonly formats: readonly number[];
  /** All must be there. */
  readonly files: readonly ContainerFile[];
}

export interface ContainerFile {
  readonly path: string;
  /** One must be found inside; empty where the path alone is asked for. */
  readonly signatures: readonly InternalSignature[];
}

/** A format by whose signature a container is known and opened. */
export interface ContainerTrigger {
  readonly kind: ContainerKind;
  readonly puid: string;
}
