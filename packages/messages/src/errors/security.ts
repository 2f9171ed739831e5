import { certificatesErrors } from './security/certificates.ts';
import { rightsErrors } from './security/rights.ts';
import { unsafeRequestsErrors } from './security/unsafe-requests.ts';

/** Who calls, what they may do, and what no request may hold. */
export const securityErrors = {
  ...certificatesErrors,
  ...rightsErrors,
  ...unsafeRequestsErrors,
} as const;
