import type { ApplicationContext, SecurityProfile } from '../referential/index.ts';

/** Who makes a request: the application that a certificate identifies, and what its context allows. */
export interface Caller {
  /**
   * `development`: no certificate was asked, the server listens on the loopback interface only. `session`: a person,
   * through the context that people act through.
   */
  readonly origin: 'certificate' | 'development' | 'session';
  readonly context: ApplicationContext;
  readonly securityProfile: SecurityProfile;
  /** SHA-256 (hex) of the client certificate that identified the application. */
  readonly fingerprint?: string;
  /** Of a session. Journals hold the id, never a name. */
  readonly person?: { readonly id: string; readonly sessionId: string };
}
