import type Type from 'typebox';
import type { Permission } from '../../security/index.ts';
import type { CheckedBody } from '../bodies/checked-body.ts';
import type { Method, Route } from '../route.ts';

/** A route of /chartrier/v1 that administers the platform. */
export interface AdministrationRoute {
  readonly method: Method;
  readonly path: string;
  readonly description: string;
  readonly permission: Permission;
  readonly body?: CheckedBody<unknown>;
  /** Of each result of the envelope; absent when nothing is answered. */
  readonly answer?: Type.TSchema;
  readonly queryParameters?: readonly string[];
  readonly handle: Route['handle'];
}

/** The route of the table: for the administration tenant, JSON, refusals told by the name of their status. */
export function administrationRoute({ body, answer, ...route }: AdministrationRoute): Route {
  return {
    ...route,
    service: 'chartrier',
    administrationTenantOnly: true,
    consumes: body === undefined ? 'any' : 'json',
    produces: 'json',
    body: body === undefined ? { kind: 'none' } : { kind: 'json', schema: body.schema },
    ...(answer === undefined ? {} : { answer }),
    refusals: { envelope: 'GE' },
  };
}
