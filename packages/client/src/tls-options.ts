import type { AgentOptions } from 'node:https';

/** How the caller proves who it is, and whom it trusts (PEM texts, or a PKCS #12 archive). */
export interface TlsOptions {
  readonly certificate?: string | Buffer;
  readonly key?: string | Buffer;
  readonly pkcs12?: Buffer;
  readonly passphrase?: string;
  /** Authorities that sign the server's certificate; those of the system when absent. */
  readonly authorities?: string | Buffer | readonly (string | Buffer)[];
  /** Name expected in the server's certificate when it is not the host of the URL. */
  readonly serverName?: string;
  /** Accept any server certificate. Only for a machine under one's own eyes. */
  readonly trustAnyServer?: boolean;
}

export function agentOptions(tls: TlsOptions): AgentOptions {
  const authorities = tls.authorities;
  return {
    ...(tls.certificate === undefined ? {} : { cert: tls.certificate }),
    ...(tls.key === undefined ? {} : { key: tls.key }),
    ...(tls.pkcs12 === undefined ? {} : { pfx: tls.pkcs12 }),
    ...(tls.passphrase === undefined ? {} : { passphrase: tls.passphrase }),
    ...(authorities === undefined
      ? {}
      : {
          ca:
            typeof authorities === 'string' || Buffer.isBuffer(authorities) ? authorities : [...authorities],
        }),
    ...(tls.serverName === undefined ? {} : { servername: tls.serverName }),
    ...(tls.trustAnyServer === true ? { rejectUnauthorized: false } : {}),
  };
}
