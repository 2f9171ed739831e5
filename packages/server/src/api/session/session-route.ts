import type { Language } from '@chartrier/messages';
import type Type from 'typebox';
import type { StoredSession, Visit } from '../../security/index.ts';
import type { RouteAnswer } from '../answers/route-answer.ts';
import type { CheckedBody } from '../bodies/checked-body.ts';
import type { IncomingRequest } from '../pipeline/incoming-request.ts';
import type { Method } from '../route.ts';
import type { ApiServices } from '../services.ts';

/** A request to a session route, as its handler sees it. */
export interface SessionExchange extends Visit {
  readonly request: IncomingRequest;
  readonly language: Language;
  readonly parameters: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface Described {
  readonly method: Method;
  /** Under /chartrier/v1. */
  readonly path: string;
  readonly description: string;
  readonly body?: CheckedBody<unknown>;
  readonly answer?: Type.TSchema;
  readonly queryParameters?: readonly string[];
}

/**
 * An endpoint of signing in, of the session or of one's own account: it is for no tenant and asks for no permission.
 * `everyone`: before any sign-in. `person`: whoever is signed in; `changing` too while the one-time password is not
 * changed.
 */
export type SessionRoute = Described &
  (
    | {
        readonly access: 'everyone';
        readonly handle: (exchange: SessionExchange, services: ApiServices) => Promise<RouteAnswer>;
      }
    | {
        readonly access: 'person' | 'changing';
        readonly handle: (
          session: StoredSession,
          exchange: SessionExchange,
          services: ApiServices,
        ) => Promise<RouteAnswer>;
      }
  );
