import type { Readable } from 'node:stream';
import type { FacetResult, Hits } from '@chartrier/api-schema';

export type AnswerHeaders = Readonly<Record<string, string>>;

/** What a handler answers; the pipeline writes it. */
export type RouteAnswer =
  | {
      readonly kind: 'envelope';
      /** HTTP status; 200 when absent. */
      readonly status?: number;
      /** The envelope's own `httpCode`, where Vitam's differs from the HTTP status. */
      readonly httpCode?: number;
      readonly results: readonly unknown[];
      readonly hits?: Hits;
      readonly facets?: readonly FacetResult[];
      /** The query as it was received. */
      readonly context?: unknown;
      readonly headers?: AnswerHeaders;
    }
  | {
      readonly kind: 'json';
      readonly status?: number;
      readonly value: unknown;
      readonly headers?: AnswerHeaders;
    }
  | {
      readonly kind: 'text';
      readonly status: number;
      readonly text: string;
      /** `text/plain` when absent. */
      readonly mediaType?: string;
      readonly headers?: AnswerHeaders;
    }
  | { readonly kind: 'empty'; readonly status: number; readonly headers?: AnswerHeaders }
  | {
      readonly kind: 'stream';
      readonly status?: number;
      readonly stream: Readable;
      readonly mediaType: string;
      readonly size?: number;
      readonly headers?: AnswerHeaders;
    };

/** An envelope around a list that is whole: its hits are its length. */
export function listAnswer(
  results: readonly unknown[],
  more: {
    readonly status?: number;
    readonly httpCode?: number;
    readonly context?: unknown;
    readonly headers?: AnswerHeaders;
  } = {},
): RouteAnswer {
  return { kind: 'envelope', results, ...more };
}

export function emptyAnswer(status: number, headers: AnswerHeaders = {}): RouteAnswer {
  return { kind: 'empty', status, headers };
}
