import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import { chartrierError } from '@chartrier/messages';

/** What the balancers in front of the server are believed about. */
export interface ProxyTrust {
  /** Whether X-SSL-CLIENT-CERT counts on a connection from this address. */
  trustsCertificateOf(address: string | undefined): boolean;
  /**
   * Where a request comes from: the connection's address, or behind a known balancer the last one that it wrote in
   * X-Forwarded-For. Those before it are what anybody may have written.
   */
  addressOf(message: Pick<IncomingMessage, 'headers' | 'socket'>): string | undefined;
}

/**
 * The balancers are those whose address the configuration names; their certificate header counts only when it says so.
 *
 * @throws TRUSTED_PROXY_INVALID for what is neither an address nor a range
 */
export function proxyTrust({
  trustClientCertificateHeader,
  trustedProxies,
}: {
  readonly trustClientCertificateHeader: boolean;
  readonly trustedProxies: readonly string[];
}): ProxyTrust {
  const proxies = new BlockList();
  for (const proxy of trustedProxies) add(proxies, proxy);
  const isProxy = (address: string | undefined): boolean => {
    const plain = plainAddress(address);
    return plain !== undefined && proxies.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
  return {
    trustsCertificateOf: (address) => trustClientCertificateHeader && isProxy(address),
    addressOf: ({ headers, socket }) => {
      const own = plainAddress(socket.remoteAddress);
      const forwarded =
        String(headers['x-forwarded-for'] ?? '')
          .split(',')
          .at(-1)
          ?.trim() ?? '';
      return isProxy(own) && isIP(forwarded) !== 0 ? forwarded : own;
    },
  };
}

/** An IPv4 address that is written in IPv6 is itself. */
function plainAddress(address: string | undefined): string | undefined {
  return address?.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

function add(trusted: BlockList, proxy: string): void {
  const [address = '', prefix] = proxy.split('/', 2);
  const family = isIP(address);
  const type = family === 6 ? 'ipv6' : 'ipv4';
  const longest = family === 6 ? 128 : 32;
  const bits = prefix === undefined ? longest : Number(prefix);
  if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > longest)
    throw chartrierError('TRUSTED_PROXY_INVALID', { value: proxy });
  if (prefix === undefined) trusted.addAddress(address, type);
  else trusted.addSubnet(address, bits, type);
}
