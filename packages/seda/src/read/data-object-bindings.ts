import { BINARY_FIELDS, PHYSICAL_FIELDS } from '../mapping/data-object.ts';
import type { Shape } from '../mapping/fields.ts';
import type { DataObjectRecord } from '../records.ts';
import { collapseWhiteSpace } from '../schema/simple-types.ts';
import { bindFields } from './bind-shape.ts';
import { type Binding, scope, setField, textOf } from './binding.ts';
import type { Building, ObjectDraft } from './building.ts';
import { extensionsInto } from './physical-extensions.ts';

/** A text of the object that is open, white space collapsed; an empty one is none. */
function objectText(use: (object: ObjectDraft, text: string) => void): Binding {
  return textOf((building, text) => {
    const value = collapseWhiteSpace(text);
    if (building.object !== undefined && value !== '') use(building.object, value);
  });
}

const COMMON: readonly (readonly [string, Binding])[] = [
  [
    'DataObjectSystemId',
    objectText((object, text) => {
      object.systemId = text;
    }),
  ],
  [
    'DataObjectGroupSystemId',
    objectText((object, text) => {
      object.groupSystemId = text;
    }),
  ],
  [
    'DataObjectGroupId',
    objectText((object, text) => {
      object.groupId = text;
    }),
  ],
  [
    'DataObjectGroupReferenceId',
    objectText((object, text) => {
      object.groupReferenceId = text;
    }),
  ],
  [
    'DataObjectVersion',
    objectText((object, text) => {
      object.declaredVersion = text;
    }),
  ],
];

const BINARY: readonly (readonly [string, Binding])[] = [
  [
    'Attachment',
    textOf((building) => {
      if (building.object !== undefined) building.object.hasAttachment = true;
    }),
  ],
  [
    'MessageDigest',
    textOf((building, text, tag) => {
      if (building.object === undefined) return;
      // hexBinary and base64Binary collapse white space; base 64 may hold some inside.
      building.object.digest = {
        value: text.replace(/\s+/g, ''),
        algorithm: collapseWhiteSpace(tag.attributes.algorithm?.value ?? ''),
      };
    }),
  ],
  [
    'Size',
    objectText((object, text) => {
      object.size = Number(text);
    }),
  ],
];

function dataObject(
  kind: DataObjectRecord['kind'],
  fields: Shape['fields'],
  own: readonly (readonly [string, Binding])[],
): Binding {
  const children = new Map<string, Binding>([
    ...bindFields({ fields, others: 'ignored' }),
    ...COMMON,
    ...own,
  ]);
  return {
    ...scope(children, {
      begin(building, tag) {
        const version = {};
        building.object = {
          id: tag.attributes.id?.value.trim() ?? '',
          position: building.position(),
          version,
          groupId: undefined,
          groupReferenceId: undefined,
          declaredVersion: undefined,
          digest: undefined,
          size: undefined,
          systemId: undefined,
          groupSystemId: undefined,
          hasAttachment: false,
          held: 0,
        };
        return version;
      },
      end(building) {
        if (building.object !== undefined) emitObject(building, kind, building.object);
        building.object = undefined;
      },
    }),
    others: kind === 'physicalDataObject' ? extensionsInto('PhysicalDimensions') : undefined,
  };
}

export const BINARY_DATA_OBJECT = dataObject('binaryDataObject', BINARY_FIELDS, BINARY);
export const PHYSICAL_DATA_OBJECT = dataObject('physicalDataObject', PHYSICAL_FIELDS, []);

function emitObject(building: Building, kind: DataObjectRecord['kind'], draft: ObjectDraft): void {
  const { version } = draft;
  const { groupId, groupOrigin, otherGroupId } = groupOf(building, draft);
  setField(version, 'DataObjectVersion', numberedVersion(kind, draft.declaredVersion));
  if (draft.digest !== undefined) {
    version.MessageDigest = draft.digest.value;
    version.Algorithm = draft.digest.algorithm;
  }
  const { Uri: uri, PhysicalId: physicalId } = version;
  building.emit({
    kind,
    id: draft.id,
    ordinal: ++building.ranks.objects,
    groupId,
    groupOrigin,
    ...(otherGroupId === undefined ? {} : { otherGroupId }),
    ...(draft.declaredVersion === undefined ? {} : { declaredVersion: draft.declaredVersion }),
    ...(typeof uri === 'string' ? { uri } : {}),
    ...(draft.digest === undefined ? {} : { digest: draft.digest }),
    ...(draft.size === undefined ? {} : { declaredSize: draft.size }),
    ...(typeof physicalId === 'string' ? { physicalId } : {}),
    hasAttachment: draft.hasAttachment,
    ...(draft.systemId === undefined ? {} : { systemId: draft.systemId }),
    ...(draft.groupSystemId === undefined ? {} : { groupSystemId: draft.groupSystemId }),
    version,
    ...draft.position,
  });
}

/**
 * The group that an object belongs to: the element around it; else the one that it declares or joins; else one of its
 * own, named after it. A group that is born here is told before the object.
 */
function groupOf(
  building: Building,
  draft: ObjectDraft,
): Pick<DataObjectRecord, 'groupId' | 'groupOrigin' | 'otherGroupId'> {
  const written = draft.groupId ?? draft.groupReferenceId;
  if (building.groupId !== undefined) {
    const other = written === building.groupId ? undefined : written;
    return {
      groupId: building.groupId,
      groupOrigin: 'element',
      ...(other === undefined ? {} : { otherGroupId: other }),
    };
  }
  if (draft.groupId === undefined && draft.groupReferenceId !== undefined) {
    return { groupId: draft.groupReferenceId, groupOrigin: 'referenced' };
  }
  const origin = draft.groupId === undefined ? 'automatic' : 'declared';
  const groupId = draft.groupId ?? draft.id;
  building.emit({
    kind: 'dataObjectGroup',
    id: groupId,
    origin,
    ordinal: ++building.ranks.groups,
    ...draft.position,
  });
  return { groupId, groupOrigin: origin };
}

/** `usage_N`: the number is 1 when not written, the usage that of the original when none is. */
function numberedVersion(kind: DataObjectRecord['kind'], declared: string | undefined): string {
  const version = declared ?? (kind === 'binaryDataObject' ? 'BinaryMaster' : 'PhysicalMaster');
  return /_[0-9]+$/.test(version) ? version : `${version}_1`;
}
