/** What a refusal tells, whatever service it comes from: Vitam's error body, with our own code and remedy in it. */
export interface RefusalBody {
  readonly httpCode?: number;
  readonly code?: string;
  /** Our own code, where `code` is Vitam's. */
  readonly symbol?: string;
  readonly context?: string;
  readonly state?: string;
  readonly message?: string;
  readonly description?: string;
  readonly errors?: readonly RefusalBody[];
}

/** The kinds of trouble that the interface tells apart. */
export type Trouble =
  | 'offline'
  | 'database'
  | 'signed-out'
  | 'contract'
  | 'forbidden'
  | 'absent'
  | 'refused'
  | 'broken';

/** The database starts, restarts, or has no connection free: the server waits for it. */
const DATABASE_AWAITED: readonly (string | undefined)[] = ['DATABASE_UNAVAILABLE', 'DATABASE_BUSY'];

const SIGNED_OUT: readonly (string | undefined)[] = ['SESSION_ABSENT', 'SESSION_ENDED', 'CSRF_TOKEN_REFUSED'];

/**
 * Refusals whose status is 401 or 403, as Vitam's API has it, though no right is missing: what was asked is to be mended, or
 * asked again later.
 */
const NO_MATTER_OF_RIGHTS: ReadonlySet<string> = new Set([
  'CERTIFICATE_EXPIRED',
  'CERTIFICATE_NOT_YET_VALID',
  'CERTIFICATE_REVOKED',
  'CERTIFICATE_UNREADABLE',
  'COMPUTED_RULES_CONTRACT',
  'PASSWORD_CURRENT_WRONG',
  'QUERY_PARAMETER_REFUSED',
  'REFERENTIAL_DELETION_REFUSED',
  'REFERENTIAL_IMPORT_RUNNING',
  'REFERENTIAL_OWN_CONTEXT',
  'STREAM_DAILY_LIMIT',
  'STREAM_PARAMETER_REFUSED',
]);

/** A call that did not give what was asked: refused by the server, or without an answer. */
export class RefusedCall extends Error {
  readonly status: number;
  readonly body: RefusalBody;
  /** The request as the server names it (X-Request-Id): of one that launched an operation, the operation. */
  readonly requestId: string | undefined;

  constructor(status: number, body: RefusalBody, requestId?: string) {
    super(body.description ?? body.message ?? `HTTP ${status}`);
    this.name = 'RefusedCall';
    this.status = status;
    this.body = body;
    this.requestId = requestId;
  }

  get trouble(): Trouble {
    if (this.status === 0) return 'offline';
    if (DATABASE_AWAITED.includes(this.body.symbol)) return 'database';
    if (SIGNED_OUT.includes(this.body.symbol)) return 'signed-out';
    if (this.body.symbol === 'ACCESS_CONTRACT_MISSING') return 'contract';
    if (this.status === 401 || this.status === 403)
      return NO_MATTER_OF_RIGHTS.has(this.body.symbol ?? '') ? 'refused' : 'forbidden';
    if (this.status === 404) return 'absent';
    return this.status >= 500 ? 'broken' : 'refused';
  }

  /** Whether the same call is to be made again by itself: the server, or its database, is being waited for. */
  get isPassing(): boolean {
    return this.trouble === 'offline' || this.trouble === 'database';
  }
}

/** The refusal of an answer that is not a success; a body that is not ours is shown as it is, shortened. */
export async function refusalOf(answer: Response): Promise<RefusedCall> {
  return refusalFrom(answer.status, await answer.text(), answer.headers.get('X-Request-Id') ?? undefined);
}

export function refusalFrom(status: number, text: string, requestId?: string): RefusedCall {
  try {
    const parsed: unknown = JSON.parse(text);
    if (parsed !== null && typeof parsed === 'object') return new RefusedCall(status, parsed, requestId);
  } catch {
    // not JSON: a proxy's page
  }
  return new RefusedCall(status, { message: text.slice(0, 500) }, requestId);
}
