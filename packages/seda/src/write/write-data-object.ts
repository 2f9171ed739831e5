import type { ReadonlyJsonObject } from '../json.ts';
import { BINARY_FIELDS, PHYSICAL_FIELDS } from '../mapping/data-object.ts';
import type { Field, Shape } from '../mapping/fields.ts';
import { binaryDataObject } from '../schema/binary-data-object.ts';
import type { ElementType } from '../schema/particles.ts';
import { physicalDataObject } from '../schema/physical-data-object.ts';
import { SEDA_VERSIONS, type SedaVersion } from '../version.ts';
import type { DataObjectGroupInput, DataObjectInput } from './manifest-input.ts';
import { isReadonlyObject } from './read-json.ts';
import { type LeftOut, scalar, writeFields } from './write-fields.ts';
import { writeExtension } from './write-open-content.ts';
import { writeEvent } from './write-units.ts';
import { openTag, wrap } from './xml-text.ts';

const TYPES = new Map<SedaVersion, Readonly<Record<DataObjectInput['kind'], ElementType>>>(
  SEDA_VERSIONS.map((version) => [
    version,
    { binaryDataObject: binaryDataObject(version), physicalDataObject: physicalDataObject(version) },
  ]),
);

const written: Field = { kind: 'text' };

/** The mapping's fields, and those that the reader keeps apart from the version's document. */
const SHAPES: Readonly<Record<DataObjectInput['kind'], Shape>> = {
  binaryDataObject: {
    others: 'ignored',
    fields: {
      ...BINARY_FIELDS,
      DataObjectSystemId: written,
      DataObjectGroupSystemId: written,
      DataObjectVersion: written,
      MessageDigest: { kind: 'digest' },
      Size: written,
    },
  },
  physicalDataObject: {
    others: 'ignored',
    fields: {
      ...PHYSICAL_FIELDS,
      DataObjectSystemId: written,
      DataObjectGroupSystemId: written,
      DataObjectVersion: written,
    },
  },
};

/**
 * A group with its objects and its journal.
 *
 * @param leftOut is told what this version has no place for.
 */
export function writeDataObjectGroup(
  group: DataObjectGroupInput,
  version: SedaVersion,
  leftOut: (id: string, element: string) => void,
): string {
  const objects = group.objects
    .map((object) => writeDataObject(object, version, (name) => leftOut(object.id, name)))
    .join('');
  const events = (group.events ?? [])
    .map((event) => writeEvent(event, version, (name) => leftOut(group.id, name)))
    .join('');
  const journal = events === '' ? '' : wrap('LogBook', events);
  return `${openTag('DataObjectGroup', { id: group.id })}${objects}${journal}</DataObjectGroup>`;
}

function writeDataObject(object: DataObjectInput, version: SedaVersion, leftOut: LeftOut): string {
  const type = TYPES.get(version)?.[object.kind];
  if (type === undefined) throw new Error(`No schema for SEDA ${version}.`);
  const { MessageDigest, Algorithm, Size: _, ...fields } = object.version;
  const json: ReadonlyJsonObject = {
    ...fields,
    ...(MessageDigest === undefined
      ? {}
      : { MessageDigest: { MessageDigest, Algorithm: scalar(Algorithm) } }),
    ...(object.size === undefined || object.size === 0 ? {} : { Size: object.size }),
    ...(object.systemId === undefined ? {} : { DataObjectSystemId: object.systemId }),
    ...(object.groupSystemId === undefined ? {} : { DataObjectGroupSystemId: object.groupSystemId }),
  };
  const name = object.kind === 'binaryDataObject' ? 'BinaryDataObject' : 'PhysicalDataObject';
  const markup = writeFields(SHAPES[object.kind], type, json, leftOut) + writeBesideDimensions(object);
  return `${openTag(name, { id: object.id })}${markup}</${name}>`;
}

/** Extensions of a physical object were read into its dimensions: they stand beside them in the manifest. */
function writeBesideDimensions(object: DataObjectInput): string {
  const { PhysicalDimensions: dimensions } = object.version;
  if (object.kind !== 'physicalDataObject' || !isReadonlyObject(dimensions)) return '';
  const known = PHYSICAL_FIELDS['PhysicalDimensions'];
  const fields = known?.kind === 'object' ? known.shape.fields : {};
  return Object.entries(dimensions)
    .filter(([name]) => !Object.hasOwn(fields, name))
    .map(([name, value]) => writeExtension(name, value))
    .join('');
}
