import { MANAGEMENT_FIELDS } from '../mapping/management.ts';
import type { ManagementMetadataRecord } from '../records.ts';
import { ROOT } from '../schema/archive-transfer.ts';
import { collapseWhiteSpace } from '../schema/simple-types.ts';
import { bindFields } from './bind-shape.ts';
import { type Binding, scope, textOf } from './binding.ts';
import type { Building } from './building.ts';
import { BINARY_DATA_OBJECT, PHYSICAL_DATA_OBJECT } from './data-object-bindings.ts';
import { journal } from './event-bindings.ts';
import { HEADER_BINDINGS } from './header-bindings.ts';
import { ARCHIVE_UNIT } from './unit-bindings.ts';

const groupJournal = journal((building, event, objectId) => {
  building.emit({
    kind: 'groupEvent',
    groupId: building.groupId ?? '',
    event,
    ...(objectId === undefined ? {} : { objectId }),
    ...building.position(),
  });
});

const dataObjectGroup = scope(
  new Map([
    ['BinaryDataObject', BINARY_DATA_OBJECT],
    ['PhysicalDataObject', PHYSICAL_DATA_OBJECT],
    ['LogBook', groupJournal],
  ]),
  {
    begin(building, tag) {
      const id = tag.attributes.id?.value.trim() ?? '';
      building.groupId = id;
      building.emit({
        kind: 'dataObjectGroup',
        id,
        origin: 'element',
        ordinal: ++building.ranks.groups,
        ...building.position(),
      });
      return undefined;
    },
    end(building) {
      building.groupId = undefined;
    },
  },
);

const MANAGEMENT_TEXTS = [
  'ArchivalProfile',
  'ServiceLevel',
  'AcquisitionInformation',
  'LegalStatus',
  'OriginatingAgencyIdentifier',
  'SubmissionAgencyIdentifier',
] as const;

const managementText = textOf((building, text, tag) => {
  const value = collapseWhiteSpace(text);
  if (value !== '') building.transferManagement?.texts.set(tag.local, value);
});

const managementMetadata = scope(
  new Map<string, Binding>([
    ...bindFields({ fields: MANAGEMENT_FIELDS, others: 'ignored' }),
    ...MANAGEMENT_TEXTS.map((name) => [name, managementText] as const),
    [
      'LogBook',
      journal((building, event) => {
        building.transferManagement?.events.push(event);
      }),
    ],
  ]),
  {
    begin(building) {
      const management = {};
      building.transferManagement = {
        position: building.position(),
        texts: new Map(),
        management,
        events: [],
        held: 0,
      };
      return management;
    },
    end: emitManagementMetadata,
  },
);

function emitManagementMetadata(building: Building): void {
  const draft = building.transferManagement;
  if (draft === undefined) return;
  const text = (name: (typeof MANAGEMENT_TEXTS)[number], field: keyof ManagementMetadataRecord) => {
    const value = draft.texts.get(name);
    return value === undefined ? {} : { [field]: value };
  };
  building.emit({
    kind: 'managementMetadata',
    ...text('ArchivalProfile', 'archivalProfile'),
    ...text('ServiceLevel', 'serviceLevel'),
    ...text('AcquisitionInformation', 'acquisitionInformation'),
    ...text('LegalStatus', 'legalStatus'),
    ...text('OriginatingAgencyIdentifier', 'originatingAgencyIdentifier'),
    ...text('SubmissionAgencyIdentifier', 'submissionAgencyIdentifier'),
    management: draft.management,
    events: draft.events,
    ...draft.position,
  });
  building.transferManagement = undefined;
}

const dataObjectPackage = scope(
  new Map([
    ['DataObjectGroup', dataObjectGroup],
    ['BinaryDataObject', BINARY_DATA_OBJECT],
    ['PhysicalDataObject', PHYSICAL_DATA_OBJECT],
    ['DescriptiveMetadata', scope(new Map([['ArchiveUnit', ARCHIVE_UNIT]]))],
    ['ManagementMetadata', managementMetadata],
  ]),
);

/** The whole document. */
export const DOCUMENT: Binding = scope(
  new Map([
    [ROOT, scope(new Map<string, Binding>([...HEADER_BINDINGS, ['DataObjectPackage', dataObjectPackage]]))],
  ]),
);
