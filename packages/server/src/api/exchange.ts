import type { Readable } from 'node:stream';
import type { Language } from '@chartrier/messages';
import type { AccessContract } from '../referential/index.ts';
import type { Caller } from '../security/index.ts';

/** A request that passed the pipeline, as a handler sees it. */
export interface Exchange {
  readonly tenant: number;
  /** Also the id of the operation that the request makes, if it makes one. */
  readonly requestId: string;
  readonly caller: Caller;
  /** X-Application-Id. */
  readonly applicationSession: string | undefined;
  /** SHA-256 of the personal certificate, when one came. */
  readonly personalCertificate: string | undefined;
  readonly language: Language;
  readonly parameters: Readonly<Record<string, string>>;
  /** Of the URL, after `?`. */
  readonly queryParameters: Readonly<Record<string, string>>;
  header(name: string): string | undefined;
  /** Parsed JSON; undefined when the route reads none. */
  readonly body: unknown;
  /** What the route's parser made of the body, when it is a query. */
  readonly parsedQuery: unknown;
  /** The body's bytes; says `100 Continue` first to a caller who waits for it. */
  openBody(): Readable;
  /** The contract that the route asked for. Only called by routes that declare `accessContract`. */
  accessContract(): AccessContract;
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal;
}
