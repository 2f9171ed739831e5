/**
 * Identifies file formats by PRONOM's signatures: bytes at both ends and throughout, ZIP and OLE2 containers, then text,
 * XML and extensions. Pure: bytes come from what the caller gives.
 *
 * ```ts
 * import { readFile } from 'node:fs/promises';
 * import { compileSignatures, createIdentifier } from '@chartrier/pronom';
 *
 * const signatures = compileSignatures(await readFile('DROID_SignatureFile.xml'));
 * const { identify } = createIdentifier(signatures);
 * const { matches, warnings } = await identify(await readFile('report.pdf'), 'report.pdf');
 * console.log(matches.map((match) => match.puid), warnings);
 * ```
 */
export type { Inflate } from './container/inflate.ts';
export { inflateRaw } from './container/inflate.ts';
export type { Basis, FormatMatch, Identification, Warning } from './identification.ts';
export { describeWarning } from './identification.ts';
export { createIdentifier, type Identifier, type IdentifyOptions } from './identify.ts';
export { DEFAULT_LIMITS, type IdentificationLimits, type LimitName } from './limits.ts';
export type { Part } from './match/chain.ts';
export type { ByteSource } from './reading.ts';
export { parseSequence, SequenceSyntaxError } from './sequence/parse-sequence.ts';
export { loadSignatures, saveSignatures } from './signatures/keep-signatures.ts';
export { SignatureFileError } from './signatures/read-xml.ts';
export {
  checkSignatureFile,
  type SignatureFileHeading,
  signatureFileKind,
} from './signatures/signature-file.ts';
export type {
  ByteSequence,
  ContainerFile,
  ContainerKind,
  ContainerSignature,
  ContainerTrigger,
  Format,
  InternalSignature,
  SignatureSet,
} from './signatures/signature-set.ts';
export { compileSignatures, readySignatures, type Signatures } from './signatures/signatures.ts';
export { STARTER_VERSION, starterContainers, starterSignatures } from './starter/starter-signatures.ts';
export { createStreamIdentifier, type StreamIdentifier, type StreamOptions } from './stream.ts';
