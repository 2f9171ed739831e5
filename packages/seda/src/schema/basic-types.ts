import {
  anyElements,
  attribute,
  childrenType,
  one,
  optional,
  requiredAttribute,
  sequence,
  textType,
} from './particles.ts';
import * as simple from './simple-types.ts';

/** Types that every block of SEDA's schema uses. */

export const xmlId = attribute('xml:id', simple.id);
export const xmlLang = attribute('xml:lang', simple.token);

/** TextType: a string and its language. */
export const text = textType('TextType', simple.string, xmlLang);
export const plainString = textType('string', simple.string);
export const nonEmptyToken = textType('NonEmptyTokenType', simple.nonEmptyToken);
export const language = textType('language', simple.language);
export const boolean = textType('boolean', simple.boolean);
export const int = textType('int', simple.int);
export const integer = textType('integer', simple.integer);
export const anyUri = textType('anyURI', simple.anyUri);
export const dateTime = textType('dateTime', simple.dateTime);
export const date = textType('date', simple.date);
/** DateType: a date, a date and time, or a part of a date. */
export const anyDate = textType('DateType', simple.anyDate);
export const idref = textType('IDREF', simple.idref);
export const id = textType('ID', simple.id);
export const sizeInBytes = textType('SizeInBytesType', simple.positiveInteger);

/** IdentifierType: may be empty. */
export const identifier = textType(
  'IdentifierType',
  simple.token,
  attribute('schemeID', simple.token),
  attribute('schemeName', simple.string),
  attribute('schemeAgencyID', simple.token),
  attribute('schemeAgencyName', simple.string),
  attribute('schemeVersionID', simple.token),
  attribute('schemeDataURI', simple.anyUri),
  attribute('schemeURI', simple.anyUri),
);

/** CodeType: a code and the list that it belongs to. */
export const code = textType(
  'CodeType',
  simple.nonEmptyToken,
  attribute('listID', simple.token),
  attribute('listAgencyID', simple.token),
  attribute('listAgencyName', simple.string),
  attribute('listName', simple.string),
  attribute('listVersionID', simple.token),
  attribute('name', simple.string),
  attribute('languageID', simple.language),
  attribute('listURI', simple.anyUri),
  attribute('listSchemeURI', simple.anyUri),
);

/** MessageDigestBinaryObjectType. The algorithms are not listed by the schema: CHECK_MANIFEST_DATAOBJECT_VERSION is. */
export const digest = textType(
  'MessageDigestBinaryObjectType',
  simple.digest,
  requiredAttribute('algorithm', simple.nonEmptyToken),
);

/** OpenType: whatever the producer wants. */
export const open = childrenType('OpenType', anyElements, xmlId, attribute('xlink:href', simple.anyUri));

/** OrganizationType, and the form that the message's agencies have. */
export const organization = childrenType(
  'OrganizationType',
  sequence(one('Identifier', identifier), optional('OrganizationDescriptiveMetadata', open)),
);
export const organizationWithId = childrenType(
  'OrganizationWithIdType',
  sequence(one('Identifier', identifier), optional('OrganizationDescriptiveMetadata', open)),
  xmlId,
);
