import { describe, expect, it } from 'vitest';
import type { Route } from '../route.ts';
import { acceptedMedia, selectRoute } from './media.ts';

function route(method: Route['method'], consumes: Route['consumes'], produces: Route['produces']): Route {
  return {
    service: 'admin',
    method,
    path: '/profiles',
    description: `${method} ${consumes} ${produces}`,
    permission: 'profiles:read',
    consumes,
    produces,
    body: { kind: 'none' },
    refusals: { envelope: 'VE', code: '020120' },
    handle: async () => ({ kind: 'empty', status: 204 }),
  };
}

const json = route('GET', 'json', 'json');
const octets = route('GET', 'any', 'octets');
const post = route('POST', 'octets', 'json');

describe('acceptedMedia', () => {
  it('orders ranges by quality, then as written', () => {
    expect(acceptedMedia('text/html;q=0.5, application/json, */*;q=0.1, application/xml')).toEqual([
      'application/json',
      'application/xml',
      'text/html',
      '*/*',
    ]);
  });

  it('takes an Accept that is absent or cannot be read as anything', () => {
    for (const accept of [undefined, '', 'json', ', ,', 'application/json;q=0'])
      expect(acceptedMedia(accept)).toEqual(['*/*']);
  });
});

describe('selectRoute', () => {
  it('chooses by Accept between routes of one path and method', () => {
    expect(selectRoute([json, octets], 'GET', undefined, 'application/json')).toEqual({ route: json });
    expect(selectRoute([json, octets], 'GET', undefined, 'application/octet-stream')).toEqual({
      route: octets,
    });
    expect(selectRoute([json, octets], 'GET', undefined, undefined)).toEqual({ route: json });
    expect(selectRoute([json, octets], 'GET', undefined, 'application/*')).toEqual({ route: json });
  });

  it('chooses by Content-Type, parameters apart', () => {
    expect(selectRoute([post], 'POST', 'application/octet-stream', 'application/json')).toEqual({
      route: post,
    });
    expect(selectRoute([json], 'GET', 'application/json; charset=UTF-8', undefined)).toEqual({ route: json });
  });

  it('chooses by what came between routes that answer alike', () => {
    const list: Route = { ...json, consumes: 'any' };
    const search: Route = { ...json, consumes: 'json' };
    for (const routes of [
      [list, search],
      [search, list],
    ]) {
      expect(selectRoute(routes, 'GET', undefined, undefined)).toEqual({ route: list });
      expect(selectRoute(routes, 'GET', 'application/json', '*/*')).toEqual({ route: search });
      expect(selectRoute(routes, 'GET', 'application/json', '*/*', false)).toEqual({ route: list });
    }
  });

  it('lets a request without Content-Type suit any route', () => {
    expect(selectRoute([post], 'POST', undefined, undefined)).toEqual({ route: post });
  });

  it('says what does not suit: path, method, Content-Type, Accept', () => {
    expect(selectRoute([], 'GET', undefined, undefined)).toEqual({ refused: 404 });
    expect(selectRoute([json], 'PUT', undefined, undefined)).toEqual({ refused: 405 });
    expect(selectRoute([post], 'POST', 'text/csv', undefined)).toEqual({ refused: 415 });
    expect(selectRoute([json], 'GET', 'application/json', 'text/html')).toEqual({ refused: 406 });
  });
});
