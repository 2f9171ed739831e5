import { Type } from 'typebox';
import { flag, text, whole } from './keys.ts';

const tls = Type.Object(
  {
    key: text('File of the server’s private key, PEM.'),
    certificate: text('File of the server’s certificate and its chain, PEM.'),
    clientAuthority: text(
      'File of the authorities that sign client certificates, PEM. Without it any certificate is looked at, and only those registered in the product are known.',
      { default: '' },
    ),
  },
  { description: 'TLS. Client certificates are asked for (mutual TLS).' },
);

export const http = Type.Object(
  {
    host: text('Address to listen on.', { default: '127.0.0.1' }),
    port: whole('Port to listen on; 0 takes a free one.', { default: 8080, maximum: 65535 }),
    developmentMode: Type.Optional(
      flag(
        'Accepts callers without a client certificate, as the first context. Refuses to listen beyond loopback. True when neither TLS, a trusted proxy header nor publicUrl is configured and the key is absent.',
      ),
    ),
    trustClientCertificateHeader: flag(
      'Reads the client certificate from X-SSL-CLIENT-CERT, set by a reverse proxy in front. Only when nothing but that proxy reaches the port.',
      { default: false },
    ),
    trustedProxies: Type.Array(Type.String(), {
      description:
        'Addresses (or ranges, `10.0.0.0/8`) of the balancers in front. Their X-Forwarded-For tells where people sign in from, and when trustClientCertificateHeader is true their X-SSL-CLIENT-CERT is believed. From any other address these headers count for nothing.',
      default: ['127.0.0.0/8', '::1'],
    }),
    authorities: Type.Optional(
      text(
        'File of the authorities whose revocation lists (CRL) are believed, PEM; http.tls.clientAuthority when absent.',
      ),
    ),
    publicUrl: Type.Optional(
      text(
        'URL under which browsers reach this server, such as `https://archives.example.org`; an identity provider sends them back there. From the Host header when absent. With it, nobody is let in without a certificate or a session.',
      ),
    ),
    tls: Type.Optional(tls),
    stopGraceSeconds: whole('How long running requests may go on when the server stops.', { default: 20 }),
  },
  { description: 'The HTTP server.' },
);
