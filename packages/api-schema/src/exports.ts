import Type from 'typebox';
import type { SearchQuery } from './query-bodies.ts';

const text = Type.Optional(Type.Union([Type.String(), Type.Null()]));

/** What the message around a full delivery says. */
export const DipRequestParameters = Type.Object({
  messageRequestIdentifier: text,
  archivalAgencyIdentifier: text,
  requesterIdentifier: text,
  authorizationRequestReplyIdentifier: text,
  archivalAgreement: text,
  originatingAgencyIdentifier: text,
  submissionAgencyIdentifier: text,
  comment: text,
});
export type DipRequestParameters = Type.Static<typeof DipRequestParameters>;

/** What an export (DIP) is asked: which units, which of their objects, how they are written. */
export const DipRequest = Type.Object({
  /** A search of units ("select multiple"). */
  dslRequest: Type.Object({}),
  /** Usages of objects; none: all that the access contract allows. */
  dataObjectVersionToExport: Type.Optional(
    Type.Union([
      Type.Object({
        DataObjectVersions: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])),
      }),
      Type.Null(),
    ]),
  ),
  /** `FULL`: with the message of a delivery around the package. */
  dipExportType: Type.Optional(Type.Union([Type.Literal('MINIMAL'), Type.Literal('FULL'), Type.Null()])),
  dipRequestParameters: Type.Optional(Type.Union([DipRequestParameters, Type.Null()])),
  exportWithLogBookLFC: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  /** Most bytes. */
  maxSizeThreshold: Type.Optional(Type.Union([Type.Integer({ minimum: 0 }), Type.Null()])),
  /** `2.1`, `2.2` or `2.3`. */
  sedaVersion: text,
});
export type DipRequest = Omit<Type.Static<typeof DipRequest>, 'dslRequest'> & {
  readonly dslRequest: SearchQuery;
};
