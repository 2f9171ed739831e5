import type {
  ApplicationCertificate,
  ImportedRevocationList,
  NewApplicationCertificate,
  OkEnvelope,
  PersonalCertificate,
} from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import type { Session } from './session.ts';

/** Certificates of applications and of people, and revocation lists, from the administration tenant. */
export interface CertificatesArea {
  list(session: Session): Promise<Answer<OkEnvelope<ApplicationCertificate>>>;
  add(
    session: Session,
    certificate: NewApplicationCertificate,
  ): Promise<Answer<OkEnvelope<ApplicationCertificate>>>;
  byFingerprint(session: Session, fingerprint: string): Promise<Answer<OkEnvelope<ApplicationCertificate>>>;
  revoke(session: Session, fingerprint: string): Promise<Answer<OkEnvelope<ApplicationCertificate>>>;
  personal(session: Session): Promise<Answer<OkEnvelope<PersonalCertificate>>>;
  addPersonal(session: Session, certificate: string): Promise<Answer<OkEnvelope<PersonalCertificate>>>;
  revokePersonal(session: Session, fingerprint: string): Promise<Answer<OkEnvelope<PersonalCertificate>>>;
  revocationLists(session: Session): Promise<Answer<OkEnvelope<ImportedRevocationList>>>;
  /** A CRL, PEM or DER. */
  importRevocationList(session: Session, list: Buffer): Promise<Answer<OkEnvelope<ImportedRevocationList>>>;
}

const service = 'chartrier';

export function certificatesArea({ envelope }: Caller): CertificatesArea {
  return {
    list: (session) => envelope(session, { service, method: 'GET', path: '/certificates' }),
    add: (session, json) =>
      envelope(session, { service, method: 'POST', path: '/certificates', body: { json } }),
    byFingerprint: (session, fingerprint) =>
      envelope(session, { service, method: 'GET', path: `/certificates/${segment(fingerprint)}` }),
    revoke: (session, fingerprint) =>
      envelope(session, { service, method: 'DELETE', path: `/certificates/${segment(fingerprint)}` }),
    personal: (session) => envelope(session, { service, method: 'GET', path: '/personalcertificates' }),
    addPersonal: (session, certificate) =>
      envelope(session, {
        service,
        method: 'POST',
        path: '/personalcertificates',
        body: { json: { certificate } },
      }),
    revokePersonal: (session, fingerprint) =>
      envelope(session, { service, method: 'DELETE', path: `/personalcertificates/${segment(fingerprint)}` }),
    revocationLists: (session) => envelope(session, { service, method: 'GET', path: '/revocationlists' }),
    importRevocationList: (session, bytes) =>
      envelope(session, {
        service,
        method: 'POST',
        path: '/revocationlists',
        body: { bytes, type: 'application/octet-stream' },
      }),
  };
}
