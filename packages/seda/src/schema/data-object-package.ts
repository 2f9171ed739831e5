import type { SedaVersion } from '../version.ts';
import { archiveUnit } from './archive-unit.ts';
import { xmlId } from './basic-types.ts';
import { binaryDataObject } from './binary-data-object.ts';
import { groupLogBook } from './event.ts';
import { managementMetadata } from './management.ts';
import {
  childrenType,
  choice,
  type ElementType,
  many,
  one,
  optional,
  requiredAttribute,
  sequence,
  times,
} from './particles.ts';
import { physicalDataObject } from './physical-data-object.ts';
import * as simple from './simple-types.ts';

/**
 * DataObjectPackageType. SEDA 2.2 and 2.3 want every object inside a DataObjectGroup; objects that stand alone, as in
 * 2.1, are read in every version.
 */
export function dataObjectPackage(version: SedaVersion): ElementType {
  const binary = binaryDataObject(version);
  const physical = physicalDataObject(version);
  const dataObjectGroup = childrenType(
    'DataObjectGroupType',
    sequence(
      times('*', choice(one('BinaryDataObject', binary), one('PhysicalDataObject', physical))),
      optional('LogBook', groupLogBook(version)),
    ),
    requiredAttribute('id', simple.id),
  );
  return childrenType(
    'DataObjectPackageType',
    sequence(
      times(
        '*',
        choice(
          one('DataObjectGroup', dataObjectGroup),
          one('BinaryDataObject', binary),
          one('PhysicalDataObject', physical),
        ),
      ),
      one(
        'DescriptiveMetadata',
        childrenType('DescriptiveMetadataType', many('ArchiveUnit', archiveUnit(version))),
      ),
      one('ManagementMetadata', managementMetadata(version)),
    ),
    xmlId,
  );
}
