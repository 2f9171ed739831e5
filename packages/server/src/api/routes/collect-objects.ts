import { CollectObject, CollectObjectBody, ObjectGroup } from '@chartrier/api-schema';
import { WHOLE_DOCUMENT } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import { renderObjectGroup } from '../../archive/query/index.ts';
import {
  declareObject,
  findGroup,
  type ObjectOfUnit,
  readBinary,
  receiveBinary,
} from '../../collect/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import { attachment } from '../download/content-disposition.ts';
import type { Exchange } from '../exchange.ts';
import { MEDIA_TYPES, type Route } from '../route.ts';
import { COLLECT_REFUSALS, toldObject } from './collect-answers.ts';

const objectBody = checkedBody(CollectObjectBody);

const common = { service: 'collect', refusals: COLLECT_REFUSALS } as const;
const OBJECT = '/units/{unitId}/objects/{usage}/{version}';

/** Objects of units in preparation: declared, their bytes received and given back. */
export const COLLECT_OBJECT_ROUTES: readonly Route[] = [
  {
    ...common,
    method: 'POST',
    path: OBJECT,
    description: 'Declares an object of a unit: the next version of a usage',
    permission: 'transaction:object:upsert',
    consumes: 'json',
    produces: 'json',
    body: { kind: 'json', schema: objectBody.schema },
    answer: CollectObject,
    handle: async (exchange, { collect }) => {
      const { FileInfo } = objectBody.check(exchange.body);
      const object = await declareObject(collect, objectOf(exchange), FileInfo?.Filename ?? undefined);
      return listAnswer([toldObject(object)]);
    },
  },
  {
    ...common,
    method: 'GET',
    path: '/objects/{gotId}',
    description: 'Reads an object group of a transaction',
    permission: 'transaction:object:read',
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    answer: ObjectGroup,
    handle: async ({ tenant, parameters }, { collect }) => {
      const { id, document } = await findGroup(collect.database, tenant, parameters.gotId ?? '');
      const row = { id, tenant, version: Number(document._v), document };
      return listAnswer([renderObjectGroup(row, WHOLE_DOCUMENT)]);
    },
  },
  {
    ...common,
    method: 'POST',
    path: `${OBJECT}/binary`,
    description: 'Receives the bytes of an object that was declared; those that were there are replaced',
    permission: 'transaction:binary:upsert',
    consumes: 'octets',
    produces: 'any',
    body: { kind: 'stream' },
    handle: async (exchange, { collect }) => {
      await receiveBinary(collect, objectOf(exchange), () => exchange.openBody());
      // Vitam's answer, which its client reads as an error without code
      return { kind: 'json', value: { httpCode: 200, code: '' } };
    },
  },
  {
    ...common,
    method: 'GET',
    path: `${OBJECT}/binary`,
    description: 'Downloads the bytes of an object of a transaction',
    permission: 'transaction:binary:read',
    consumes: 'any',
    produces: 'octets',
    body: { kind: 'none' },
    handle: async (exchange, { collect }) => {
      const { object, size, content } = await readBinary(collect, objectOf(exchange));
      return {
        kind: 'stream',
        stream: content,
        size,
        mediaType: MEDIA_TYPES.octets,
        headers: { 'Content-Disposition': attachment(object.FileInfo?.Filename ?? object._id) },
      };
    },
  },
];

/** @throws COLLECT_VERSION_UNREADABLE (400) */
function objectOf({ tenant, parameters }: Exchange): ObjectOfUnit {
  const { unitId = '', usage = '', version = '' } = parameters;
  if (!/^[1-9]\d{0,8}$/.test(version)) throw chartrierError('COLLECT_VERSION_UNREADABLE', { version });
  return { tenant, unit: unitId, usage, version: Number(version) };
}
