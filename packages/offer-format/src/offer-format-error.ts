/** Why an offer's content could not be read or written. */
export type OfferFormatErrorCode =
  | 'NAME_INVALID'
  | 'LINE_INVALID'
  | 'INDEX_INVALID'
  | 'TAR_INVALID'
  | 'PREPARED_INVALID'
  | 'OPERATION_INVALID'
  | 'OFFER_INVALID'
  | 'SIZE_DIFFERS'
  | 'DIGEST_DIFFERS'
  | 'ROOT_DIFFERS'
  | 'LINK_DIFFERS'
  | 'FILE_ABSENT';

export class OfferFormatError extends Error {
  readonly code: OfferFormatErrorCode;

  constructor(code: OfferFormatErrorCode, message: string, options: { readonly cause?: unknown } = {}) {
    super(message, options);
    this.name = 'OfferFormatError';
    this.code = code;
  }
}

export function offerFormatError(
  code: OfferFormatErrorCode,
  message: string,
  options: { readonly cause?: unknown } = {},
): OfferFormatError {
  return new OfferFormatError(code, message, options);
}
