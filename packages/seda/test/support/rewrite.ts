import {
  type ArchiveUnitInput,
  type ArchiveUnitRecord,
  type DataObjectGroupInput,
  type DataObjectRecord,
  type ManagementMetadataRecord,
  type ManifestInput,
  type ManifestRecord,
  type SedaVersion,
  writeManifest,
} from '../../src/index.ts';
import { ofKind } from './read-records.ts';

export interface WhatIsKept {
  readonly objects: readonly DataObjectRecord[];
  readonly units: readonly ArchiveUnitRecord[];
  readonly managementMetadata: ManagementMetadataRecord | undefined;
}

export function whatIsKept(records: readonly ManifestRecord[]): WhatIsKept {
  return {
    objects: records.filter(
      (record) => record.kind === 'binaryDataObject' || record.kind === 'physicalDataObject',
    ),
    units: ofKind(records, 'archiveUnit'),
    managementMetadata: ofKind(records, 'managementMetadata')[0],
  };
}

/** What must come back when a manifest is written from what was read: all but places and groups' own ids. */
export function comparable({ objects, units, managementMetadata }: WhatIsKept): unknown {
  return {
    objects: objects.map(({ kind, id, version, declaredSize, systemId, groupSystemId }) => ({
      kind,
      id,
      version,
      declaredSize,
      systemId,
      groupSystemId,
    })),
    units: units.map(({ id, archiveUnitProfile, content, management, events, contentReferences }) => ({
      id,
      archiveUnitProfile,
      content,
      management,
      events,
      contentReferences,
    })),
    managementMetadata: { ...managementMetadata, line: 0, column: 0 },
  };
}

/** Writes a manifest of a version from what was read of another. */
export async function rewrite(
  kept: WhatIsKept,
  version: SedaVersion,
  onLeftOut: NonNullable<ManifestInput['onLeftOut']> = () => undefined,
): Promise<string> {
  const groups = kept.objects.map(
    (object, rank): DataObjectGroupInput => ({
      id: `group-${rank}`,
      objects: [
        {
          kind: object.kind,
          id: object.id,
          version: object.version,
          ...(object.declaredSize === undefined ? {} : { size: object.declaredSize }),
          ...(object.systemId === undefined ? {} : { systemId: object.systemId }),
          ...(object.groupSystemId === undefined ? {} : { groupSystemId: object.groupSystemId }),
        },
      ],
    }),
  );
  const units = kept.units.map((unit): ArchiveUnitInput => {
    const [objectReference] = unit.objectReferences;
    return {
      id: unit.id,
      content: unit.content,
      management: unit.management,
      events: unit.events,
      ...(unit.archiveUnitProfile === undefined ? {} : { archiveUnitProfile: unit.archiveUnitProfile }),
      ...(objectReference === undefined ? {} : { objectReference }),
    };
  });
  let markup = '';
  for await (const piece of writeManifest({
    version,
    date: '2024-02-29T10:00:00',
    messageIdentifier: 'M',
    dataObjectGroups: groups,
    archiveUnits: units,
    managementMetadata: kept.managementMetadata ?? {},
    archivalAgency: 'A',
    transferringAgency: 'T',
    onLeftOut,
  })) {
    markup += piece;
  }
  return markup;
}
