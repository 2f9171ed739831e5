import { describe, expect, it } from 'vitest';
import { endpointDescriptors } from './endpoint-descriptors.ts';
import { parameterNames } from './route.ts';
import { ROUTES } from './routes.ts';

describe('the table of routes', () => {
  it('gives each permission to one route of Vitam’s; ours beside may ask for the same', () => {
    const peers = ROUTES.filter(({ service }) => service !== 'chartrier');
    const permissions = peers.map((route) => route.permission);
    expect(permissions.filter((permission, place) => permissions.indexOf(permission) !== place)).toEqual([]);
  });

  it('has no two routes that a request could not tell apart', () => {
    const keys = ROUTES.map(({ service, method, path, consumes, produces }) =>
      [service, method, path, consumes, produces].join(' '),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('names parameters as the sanity of requests allows', () => {
    for (const name of ROUTES.flatMap(({ path }) => parameterNames(path)))
      expect(name).toMatch(/^[a-zA-Z]{1,32}$/);
  });

  it('reads JSON where a body is JSON, and streams otherwise', () => {
    for (const { body, consumes, description } of ROUTES)
      if (body.kind === 'query' || body.kind === 'json')
        expect([description, consumes]).toEqual([description, 'json']);
  });

  it('is described by OPTIONS, service by service', () => {
    const described = endpointDescriptors(ROUTES, 'access');
    expect(described).toContainEqual({
      permission: 'units:id:read:json',
      verb: 'GET',
      endpoint: '/units/{idu}/',
      consumedMediaTypes: ['application/json'],
      producedMediaTypes: ['application/json'],
      description: 'Reads an archive unit',
    });
    expect(described.every(({ endpoint }) => endpoint.startsWith('/') && endpoint.endsWith('/'))).toBe(true);
  });
});
