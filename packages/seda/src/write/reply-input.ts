import type { ReadonlyJsonObject } from '../json.ts';
import type { SedaVersion } from '../version.ts';
import type { Stream } from './manifest-input.ts';

export type ReplyStatus = 'OK' | 'WARNING' | 'KO' | 'FATAL';

/** An event of the operation's logbook or of a lifecycle, of whatever outcome: the writer picks. */
export interface ReplyEvent {
  readonly evType: string;
  /** The label of `evType`. */
  readonly label: string;
  readonly evDateTime: string;
  readonly outcome: string;
  readonly outDetail: string;
  readonly outMessg: string;
  /** Written only when it has `evDetTechData`. */
  readonly evDetData?: ReadonlyJsonObject;
  /** Manifest id of the object that a group's event is about. */
  readonly dataObjectReferenceId?: string;
}

export interface ReplyObject {
  readonly kind: 'binaryDataObject' | 'physicalDataObject';
  /** Manifest id. */
  readonly id: string;
  readonly systemId: string;
  readonly groupSystemId: string;
  /** As declared; the usage of an original, without number, when the manifest has none. */
  readonly version: string;
}

export interface ReplyGroup {
  /** Manifest id, when known. */
  readonly id?: string;
  readonly objects: readonly ReplyObject[];
  readonly events: readonly ReplyEvent[];
}

export interface ReplyUnit {
  /** Manifest id, when known. */
  readonly id?: string;
  readonly systemId: string;
  readonly events: readonly ReplyEvent[];
}

/** What the manifest's header gave, when it was read as far as CHECK_MANIFEST. */
export interface ReplyHeader {
  readonly archivalAgreement?: string;
  readonly replyCodeListVersion?: string;
  readonly messageDigestAlgorithmCodeListVersion?: string;
  readonly fileFormatCodeListVersion?: string;
  readonly messageIdentifier?: string;
  readonly archivalAgency?: string;
  readonly transferringAgency?: string;
}

export interface ArchiveTransferReplyInput {
  /** The manifest's; `DEFAULT_REPLY_VERSION` when CHECK_SEDA did not find it. */
  readonly version: SedaVersion;
  /** Now, with offset and milliseconds. */
  readonly date: string;
  /** The operation's id. */
  readonly messageIdentifier: string;
  readonly header?: ReplyHeader;
  readonly archivalProfile?: string;
  readonly status: ReplyStatus;
  /** A blank test: its reply code says so, and nothing is granted. */
  readonly blankTest?: boolean;
  readonly operationEvents: Stream<ReplyEvent>;
  readonly groups: Stream<ReplyGroup>;
  readonly units: Stream<ReplyUnit>;
}

/** The version of a reply to a manifest whose version could not be read. */
export const DEFAULT_REPLY_VERSION: SedaVersion = '2.2';
