import { nonEmptyToken } from './basic-types.ts';
import { childrenType, one, optional, sequence } from './particles.ts';

/** PersistentIdentifierType: an ARK, a DOI … of a unit or an object. */
export const persistentIdentifier = childrenType(
  'PersistentIdentifierType',
  sequence(
    one('PersistentIdentifierType', nonEmptyToken),
    optional('PersistentIdentifierOrigin', nonEmptyToken),
    optional('PersistentIdentifierReference', nonEmptyToken),
    one('PersistentIdentifierContent', nonEmptyToken),
  ),
);
