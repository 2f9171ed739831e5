import { HEADERS } from '@chartrier/api-schema';

/** On whose behalf a call is made: the tenant, and for access the contract through which it looks. */
export interface Session {
  readonly tenant: number;
  readonly accessContract?: string;
  /** An opaque session of the calling application, kept in logbooks as evIdAppSession. */
  readonly application?: string;
  /** Base64 of the DER certificate of the person behind the call. */
  readonly personalCertificate?: string;
  /** Of the signed-in person's session, whose cookie the client sends. */
  readonly csrfToken?: string;
}

/** The request headers that tell a session. */
export function sessionHeaders(session: Session): Readonly<Record<string, string>> {
  return {
    [HEADERS.tenant]: String(session.tenant),
    ...(session.accessContract === undefined ? {} : { [HEADERS.accessContract]: session.accessContract }),
    ...(session.application === undefined ? {} : { [HEADERS.application]: session.application }),
    ...(session.personalCertificate === undefined
      ? {}
      : { [HEADERS.personalCertificate]: session.personalCertificate }),
    ...(session.csrfToken === undefined ? {} : { [HEADERS.csrfToken]: session.csrfToken }),
  };
}
