import type * as Development from './development-authority.ts';
import type * as Lists from './revocation-list.ts';

/**
 * What certificates and lists are read and signed with (ASN.1, X.509) takes some megabytes of memory, and most servers never
 * do either: it is loaded by the first who does.
 */
const development = (): Promise<typeof Development> => import('./development-authority.ts');
const lists = (): Promise<typeof Lists> => import('./revocation-list.ts');

/** As `makeDevelopmentAuthority` of the development authority. */
export const makeDevelopmentAuthority: (typeof Development)['makeDevelopmentAuthority'] = async (...given) =>
  await (await development()).makeDevelopmentAuthority(...given);

/** As `issueCertificate` of the development authority. */
export const issueCertificate: (typeof Development)['issueCertificate'] = async (...given) =>
  await (await development()).issueCertificate(...given);

/** As `issueRevocationList` of the development authority. */
export const issueRevocationList: (typeof Development)['issueRevocationList'] = async (...given) =>
  await (await development()).issueRevocationList(...given);

/** As `readRevocationList` of revocation lists. */
export const readRevocationList: (typeof Lists)['readRevocationList'] = async (...given) =>
  await (await lists()).readRevocationList(...given);

/** The serial numbers on a list that was verified when it was kept. */
export async function serialsOnKeptList(der: Buffer): Promise<readonly string[]> {
  return (await lists()).serialsOnKeptList(der);
}
