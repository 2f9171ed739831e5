/** Header names of the external API, in Vitam's spelling (header names are compared without case). */
export const HEADERS = {
  tenant: 'X-Tenant-Id',
  accessContract: 'X-Access-Contract-Id',
  application: 'X-Application-Id',
  personalCertificate: 'X-Personal-Certificate',
  clientCertificate: 'X-SSL-CLIENT-CERT',
  csrfToken: 'X-CSRF-Token',
  methodOverride: 'X-Http-Method-Override',
  requestId: 'X-Request-Id',
  context: 'X-Context-Id',
  action: 'X-Action',
  manifestDigest: 'X-Manifest-Digest-Value',
  manifestDigestAlgorithm: 'X-Manifest-Digest-Algo',
  qualifier: 'X-Qualifier',
  version: 'X-Version',
  filename: 'X-Filename',
  originalFilename: 'X-Original-Filename',
  forceUpdate: 'Force-Update',
  executionState: 'X-Global-Execution-State',
  executionStatus: 'X-Global-Execution-Status',
  unitsCount: 'X-Units-Count',
  objectsCount: 'X-Objects-Count',
  contentLength: 'X-Content-Length',
  // of draft-ietf-httpbis-resumable-upload, and RFC 9530
  uploadOffset: 'Upload-Offset',
  uploadComplete: 'Upload-Complete',
  uploadLength: 'Upload-Length',
  uploadLimit: 'Upload-Limit',
  digest: 'Repr-Digest',
} as const;

/** A header's name as Node gives it: in lower case. */
export function lowerCase(name: string): string {
  return name.toLowerCase();
}
