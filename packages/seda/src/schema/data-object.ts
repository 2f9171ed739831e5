import type { SedaVersion } from '../version.ts';
import { id, identifier, idref, int, nonEmptyToken } from './basic-types.ts';
import {
  childrenType,
  choice,
  type ElementType,
  many,
  one,
  optional,
  type Particle,
  requiredAttribute,
  sequence,
  times,
  when,
} from './particles.ts';
import { persistentIdentifier } from './persistent-identifier.ts';
import * as simple from './simple-types.ts';

const relationship: ElementType = {
  name: 'RelationshipType',
  attributes: [requiredAttribute('target', simple.idref), requiredAttribute('type', simple.nonEmptyToken)],
  content: { kind: 'children', model: sequence() },
};

/** MinimalDataObjectType: what binary and physical objects have in common, first. */
export function minimalDataObject(version: SedaVersion): Particle {
  return sequence(
    ...when(version !== '2.1', optional('DataObjectProfile', identifier)),
    optional('DataObjectSystemId', nonEmptyToken),
    optional('DataObjectGroupSystemId', nonEmptyToken),
    many('Relationship', relationship),
    times('?', choice(one('DataObjectGroupReferenceId', idref), one('DataObjectGroupId', id))),
    optional('DataObjectVersion', nonEmptyToken),
    ...when(
      version === '2.3',
      many('PersistentIdentifier', persistentIdentifier),
      optional('DataObjectUse', nonEmptyToken),
      optional('DataObjectNumber', int),
    ),
  );
}

export const dataObjectId = requiredAttribute('id', simple.id);

/** A type whose first particles are those of every object. */
export function dataObjectType(
  name: string,
  version: SedaVersion,
  ...particles: readonly Particle[]
): ElementType {
  return childrenType(name, sequence(minimalDataObject(version), ...particles), dataObjectId);
}
