import { HEADERS } from '@chartrier/api-schema';
import { type Answer, type Call, type Caller, createAreas, SERVICES } from '@chartrier/client';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { SERVICE_PREFIXES } from '../route.ts';
import { ROUTES } from '../routes.ts';
import { SESSION_ROUTES } from '../session/routes.ts';
import { openApiDocument } from './document.ts';

const document = openApiDocument(ROUTES, SESSION_ROUTES, '0.0.0');
const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];
const operations = Object.entries(document.paths).flatMap(([path, byMethod]) =>
  Object.entries(byMethod).map(([method, operation]) => ({ path, method, operation })),
);

describe('the OpenAPI document', () => {
  it('has every route, with its permission', () => {
    for (const { service, method, path, permission } of ROUTES) {
      const operation = document.paths[SERVICE_PREFIXES[service] + path.replaceAll('+}', '}')];
      expect(operation?.[method.toLowerCase()]?.['x-permissions'], `${method} ${path}`).toContain(permission);
    }
    for (const { method, path } of SESSION_ROUTES)
      expect(document.paths[SERVICE_PREFIXES.chartrier + path]).toHaveProperty(method.toLowerCase());
  });

  it('has nothing else than routes and the open endpoints of each service', () => {
    const permissions = operations.flatMap(({ operation }) => operation['x-permissions'] ?? []);
    expect(permissions).toHaveLength(ROUTES.length);
    const others = operations.filter(({ operation }) => operation['x-permissions'] === undefined);
    // the pre-deposit says of each of its two resources that it is up
    const open = Object.keys(SERVICE_PREFIXES).length * 4 - 1 + 2 * 2;
    expect(others).toHaveLength(SESSION_ROUTES.length + open);
  });

  it('names each operation once, and each parameter of its path', () => {
    const ids = operations.map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method, operation } of operations) {
      expect(METHODS).toContain(method);
      const declared = (operation.parameters as readonly { in: string; name: string }[])
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name);
      expect(declared).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    }
  });

  it('holds schemas that compile, and references that lead somewhere', () => {
    const { schemas } = document.components as { readonly schemas: Readonly<Record<string, object>> };
    expect(Object.keys(schemas)).toEqual(
      expect.arrayContaining(['Unit', 'Agency', 'SessionState', 'Group', 'TenantUsage', 'VitamError']),
    );
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const name of Object.keys(schemas))
      ajv.compile({ $ref: `#/components/schemas/${name}`, components: document.components });
    const text = JSON.stringify(document);
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      expect(schemas).toHaveProperty(name);
    expect(text).not.toContain('"~');
  });
});

/** Stands for any argument: a text where one is written, an object whose fields are itself elsewhere. */
function anything(): unknown {
  const target = () => undefined;
  return new Proxy(target, {
    get: (_target, name) =>
      name === Symbol.toPrimitive || name === 'toString' || name === 'toJSON'
        ? () => 'x'
        : name === Symbol.iterator
          ? undefined
          : anything(),
    ownKeys: () => ['prototype'],
  });
}

interface MadeCall {
  readonly service: keyof typeof SERVICES;
  readonly method: string;
  readonly path: string;
}

describe('the client', () => {
  /** The calls that each method makes, whatever it is given; of reference data, for a list and for a file. */
  function callsByMethod(): ReadonlyMap<string, readonly MadeCall[]> {
    const calls = new Map<string, MadeCall[]>();
    let current = '';
    const refused = Promise.resolve({ ok: false, status: 0, headers: {} } as Answer<never>);
    const record = (_session: unknown, { service, method, path, headers }: Call) => {
      const meant = String(headers?.[HEADERS.methodOverride] ?? method);
      calls.set(current, [...(calls.get(current) ?? []), { service, method: meant, path }]);
      return refused;
    };
    const caller: Caller = { call: record, envelope: record };
    for (const [area, methods] of Object.entries(createAreas(caller)))
      for (const [name, method] of Object.entries(methods) as readonly [string, unknown][])
        for (const second of area === 'referentials' ? ['agencies', 'accesscontracts'] : [anything()]) {
          current = `${area}.${name}`;
          if (typeof method === 'function')
            method({ tenant: 0 }, second, ...Array.from({ length: 4 }, anything));
        }
    return calls;
  }

  it('calls operations of the document only, and has a method for each of /chartrier/v1', () => {
    const made = callsByMethod();
    expect(made.size).toBeGreaterThan(70);
    const unknown = [...made].filter(([, calls]) => !calls.some((call) => operationsOf(call).length > 0));
    expect(unknown).toEqual([]);
    const called = new Set([...made.values()].flat().flatMap(operationsOf));
    const missing = operations.filter(
      ({ path, operation, method }) =>
        path.startsWith('/chartrier/v1/') &&
        // the same for each service: `alive`, and what describes it
        !path.endsWith('/status') &&
        method !== 'options' &&
        // where a browser goes, not a client
        !path.startsWith('/chartrier/v1/session/openid/') &&
        !called.has(operation.operationId),
    );
    expect(missing.map(({ path, method }) => `${method} ${path}`)).toEqual([]);
  });

  /** What is written as any text (`x`) in a call stands for whatever the document has there. */
  function operationsOf(call: MadeCall): readonly unknown[] {
    const [path = ''] = (SERVICES[call.service] + call.path).split('?');
    const made = path.split('/');
    return operations
      .filter(({ method, path: documented }) => {
        const parts = documented.split('/');
        return (
          method === call.method.toLowerCase() &&
          parts.length === made.length &&
          parts.every((part, place) => part.startsWith('{') || made[place] === 'x' || made[place] === part)
        );
      })
      .map(({ operation }) => operation.operationId);
  }
});
