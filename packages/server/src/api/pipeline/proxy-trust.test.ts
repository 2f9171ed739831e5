import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { proxyTrust } from './proxy-trust.ts';

const trust = (trustedProxies: readonly string[], trustClientCertificateHeader = true) =>
  proxyTrust({ trustedProxies, trustClientCertificateHeader });

describe('the balancers whose certificate header is believed', () => {
  it('are those of the addresses and ranges given, IPv4 written in IPv6 too', () => {
    const { trustsCertificateOf } = trust(['10.1.0.0/16', '192.0.2.7', '2001:db8::/32', '::1']);
    for (const address of ['10.1.255.1', '::ffff:10.1.0.1', '192.0.2.7', '2001:db8::5', '::1'])
      expect([address, trustsCertificateOf(address)]).toEqual([address, true]);
    for (const address of ['10.2.0.1', '192.0.2.8', '2001:db9::1', '127.0.0.1', undefined])
      expect([address, trustsCertificateOf(address)]).toEqual([address, false]);
  });

  it('are none when the header is not trusted', () => {
    expect(trust(['127.0.0.0/8'], false).trustsCertificateOf('127.0.0.1')).toBe(false);
  });

  it.each(['balancer.example', '10.0.0.0/33', '10.0.0.0/x', ''])('cannot be given as %s', (value) => {
    expect(() => trust([value])).toThrow(expect.objectContaining({ code: 'TRUSTED_PROXY_INVALID' }));
  });
});

describe('where a request comes from', () => {
  const { addressOf } = trust(['10.0.0.1'], false);
  const from = (remoteAddress: string, forwarded?: string) =>
    addressOf({
      headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
      socket: { remoteAddress } as IncomingMessage['socket'],
    });

  it('is what a known balancer says last, else the connection', () => {
    expect(from('10.0.0.1', '203.0.113.9, 198.51.100.4')).toBe('198.51.100.4');
    expect(from('::ffff:10.0.0.1', '198.51.100.4')).toBe('198.51.100.4');
    expect(from('10.0.0.1')).toBe('10.0.0.1');
    expect(from('10.0.0.1', 'unknown')).toBe('10.0.0.1');
    expect(from('203.0.113.9', '198.51.100.4')).toBe('203.0.113.9');
  });
});
