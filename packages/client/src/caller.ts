import type { OkEnvelope } from '@chartrier/api-schema';
import { type Answer, answerOf, noAnswer, readEnvelope } from './answer.ts';
import { type Session, sessionHeaders } from './session.ts';
import type { Request, Response, Transport } from './transport.ts';

/** The bases of the API's services; they may stand on one origin or on several. */
export const SERVICES = {
  ingest: '/ingest-external/v1',
  access: '/access-external/v1',
  accessV2: '/access-external/v2',
  admin: '/admin-external/v1',
  collect: '/collect-external/v1',
  /** What Vitam's API lacks. */
  chartrier: '/chartrier/v1',
} as const;
export type Service = keyof typeof SERVICES;

export interface Call extends Omit<Request, 'path'> {
  readonly service: Service;
  /** Under the service's base. */
  readonly path: string;
}

/** Makes calls for the areas; every failure comes back as a refusal, never as an exception. */
export interface Caller {
  call<Value>(
    session: Session | undefined,
    call: Call,
    read: (response: Response) => Promise<Value>,
  ): Promise<Answer<Value>>;
  /** A call whose success is the envelope. */
  envelope<Item>(session: Session, call: Call): Promise<Answer<OkEnvelope<Item>>>;
}

export function createCaller(transportOf: (service: Service) => Transport): Caller {
  const call: Caller['call'] = async (session, { service, path, headers, ...rest }, read) => {
    try {
      const response = await transportOf(service).send({
        ...rest,
        path: SERVICES[service] + path,
        headers: { ...(session === undefined ? {} : sessionHeaders(session)), ...headers },
      });
      return await answerOf(response, read);
    } catch (error) {
      return noAnswer(error);
    }
  };
  return { call, envelope: <Item>(session: Session, made: Call) => call(session, made, readEnvelope<Item>) };
}

/** A path's segment, encoded (`fmt/43` becomes `fmt%2F43`). */
export const segment = encodeURIComponent;
