/**
 * What the check says of an object. `REJECTED`: the contract lists the formats that may be declared, and this one is not
 * there. `UNKNOWN`: no format is recognised; `UNIDENTIFIED`: the same, where the contract accepts it. `UNCHARTED`: the
 * format recognised is not in the list in force. `DIFFERENT`: another one is declared. `SAME`: all is well.
 */
export const FORMAT_VERDICTS = {
  REJECTED: { status: 'KO', subcode: 'REJECTED' },
  UNKNOWN: { status: 'KO', subcode: 'UNKNOWN' },
  UNCHARTED: { status: 'KO', subcode: 'UNCHARTED' },
  UNIDENTIFIED: { status: 'WARNING' },
  DIFFERENT: { status: 'WARNING' },
  SAME: { status: 'OK' },
} as const;
