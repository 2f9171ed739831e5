import { describe, expect, it } from 'vitest';
import { checkHeaders } from './check-headers.ts';
import { checkParameters } from './check-parameters.ts';

describe('headers', () => {
  it('are taken as clients, browsers and proxies send them', () => {
    expect(
      checkHeaders({
        'x-tenant-id': '0',
        'x-access-contract-id': 'ContratTNR',
        'x-filename': 'data/agencies/agencies_init.csv',
        'x-original-filename': 'délibération n°1.zip',
        'x-ssl-client-cert': '-----BEGIN%20CERTIFICATE-----%0AMIIB+/=',
        'sec-ch-ua': '"Chromium";v="140"',
        'user-agent': "Mozilla/5.0 (it's)",
        'set-cookie': ['a', 'b'],
      }),
    ).toBeUndefined();
  });

  it.each([
    ['UNSAFE_HEADER', { 'x-access-contract-id': 'a"b' }],
    ['UNSAFE_HEADER', { 'x-application-id': '<b>' }],
    ['UNSAFE_HEADER', { 'x-filename': '../../etc/passwd' }],
    ['UNSAFE_HEADER', { 'force-update': 'tru€' }],
    ['UNSAFE_HEADER', { 'x!y': 'a' }],
    ['REPEATED_HEADER', { 'x-tenant-id': ['0', '1'] }],
  ])('%s: %j', (code, headers) => {
    expect(checkHeaders(headers)).toMatchObject({ code, status: 412 });
  });
});

describe('path and query parameters', () => {
  it('are taken in the characters of identifiers', () => {
    expect(
      checkParameters({ puid: 'fmt/43', id: 'aeaq_x-1@y=2+3', persistentIdentifier: 'ark:/12345/x' }),
    ).toBeUndefined();
  });

  it.each([
    [{ id: 'ark:/12345/x' }],
    [{ id: 'a"b' }],
    [{ id: 'é' }],
    [{ id: ['a', '<'] }],
    [{ id: 'x'.repeat(5_001) }],
    [{ 'i-d': 'a' }],
  ])('UNSAFE_PARAMETER: %j', (parameters) => {
    expect(checkParameters(parameters)).toMatchObject({ code: 'UNSAFE_PARAMETER', status: 412 });
  });
});
