import type { SedaVersion } from '../version.ts';
import { boolean, identifier, idref, nonEmptyToken, plainString, xmlId } from './basic-types.ts';
import { logBook } from './event.ts';
import {
  anyElements,
  childrenType,
  choice,
  type ElementType,
  one,
  optional,
  type Particle,
  sequence,
  some,
  textType,
} from './particles.ts';
import { accessRule, appraisalRule, classificationRule, holdRule, storageRule } from './rules.ts';
import * as simple from './simple-types.ts';

const archiveUnitIdentifierKey = childrenType(
  'ArchiveUnitIdentifierKeyType',
  sequence(one('MetadataName', nonEmptyToken), one('MetadataValue', plainString)),
);

const toDelete = childrenType('ToDeleteType', some('ArchiveUnitRefId', idref));

/** UpdateOperation: the unit stands for one that the archive already holds. */
const updateOperation = childrenType(
  'UpdateOperationType',
  sequence(
    choice(one('SystemId', nonEmptyToken), one('ArchiveUnitIdentifierKey', archiveUnitIdentifierKey)),
    optional('ToDelete', toDelete),
    optional('FullUpdate', boolean),
  ),
);

/** ManagementGroup: rules and the like, of a unit or of the whole transfer. */
function managementGroup(version: SedaVersion): Particle {
  return sequence(
    optional('StorageRule', storageRule),
    optional('AppraisalRule', appraisalRule),
    optional('AccessRule', accessRule),
    optional('DisseminationRule', accessRule),
    optional('ReuseRule', accessRule),
    optional('ClassificationRule', classificationRule),
    optional('LogBook', logBook(version)),
    optional('NeedAuthorization', boolean),
    optional('HoldRule', holdRule),
    optional('UpdateOperation', updateOperation),
    anyElements,
  );
}

/** ManagementType, of a unit. */
export function management(version: SedaVersion): ElementType {
  return childrenType('ManagementType', managementGroup(version));
}

const legalStatus = textType(
  'LegalStatusType',
  simple.oneOf('Public Archive', 'Private Archive', 'Public and Private Archive'),
);

/** ManagementMetadataType, of the whole transfer. */
export function managementMetadata(version: SedaVersion): ElementType {
  return childrenType(
    'ManagementMetadataType',
    sequence(
      optional('ArchivalProfile', identifier),
      optional('ServiceLevel', identifier),
      optional('AcquisitionInformation', nonEmptyToken),
      optional('LegalStatus', legalStatus),
      optional('OriginatingAgencyIdentifier', identifier),
      optional('SubmissionAgencyIdentifier', identifier),
      managementGroup(version),
    ),
    xmlId,
  );
}
