import type { SedaVersion } from '../version.ts';
import { identifier, idref, nonEmptyToken } from './basic-types.ts';
import { content, dataObjectReference } from './content.ts';
import { management } from './management.ts';
import {
  anyElement,
  childrenType,
  choice,
  type ElementType,
  one,
  optional,
  requiredAttribute,
  sequence,
  times,
} from './particles.ts';
import * as simple from './simple-types.ts';

/** Attaches the unit to a group that the archive already holds. */
const existingObjectGroup = childrenType(
  'DataObjectGroupExistingType',
  sequence(
    optional('DataObjectReference', dataObjectReference),
    one('DataObjectGroupExistingReferenceId', nonEmptyToken),
  ),
);

/** ArchiveUnitType: a link to another unit, or a unit with its description and what hangs below it. */
export function archiveUnit(version: SedaVersion): ElementType {
  const type: ElementType = childrenType(
    'ArchiveUnitType',
    choice(
      one('ArchiveUnitRefId', idref),
      sequence(
        optional('ArchiveUnitProfile', identifier),
        optional('Management', management(version)),
        one('Content', content(version)),
        times(
          '*',
          choice(
            one('ArchiveUnit', () => type),
            one('DataObjectReference', dataObjectReference),
            one('DataObjectGroup', existingObjectGroup),
            anyElement,
          ),
        ),
      ),
    ),
    requiredAttribute('id', simple.id),
  );
  return type;
}
