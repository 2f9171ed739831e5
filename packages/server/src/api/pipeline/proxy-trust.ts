import { BlockList, isIP } from 'node:net';
import { chartrierError } from '@chartrier/messages';

/**
 * Which balancers' X-SSL-CLIENT-CERT is believed: those whose address the configuration names, and nobody when it does
 * not trust the header at all. The address is the connection's own: X-Forwarded-For is what anybody writes.
 *
 * @throws TRUSTED_PROXY_INVALID for what is neither an address nor a range
 */
export function proxyTrust({
  trustClientCertificateHeader,
  trustedProxies,
}: {
  readonly trustClientCertificateHeader: boolean;
  readonly trustedProxies: readonly string[];
}): (address: string | undefined) => boolean {
  if (!trustClientCertificateHeader) return () => false;
  const trusted = new BlockList();
  for (const proxy of trustedProxies) add(trusted, proxy);
  return (address) => {
    if (address === undefined) return false;
    const plain = address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
    return trusted.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
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
