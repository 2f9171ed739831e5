import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  danglingReference,
  describeFinding,
  duplicateIdentifier,
  gravestFault,
  type ManifestRecord,
} from '../src/index.ts';
import { isZip, manifestOfZip } from './support/manifest-of-zip.ts';
import { ofKind, only, readRecords } from './support/read-records.ts';

/** Packages of the acceptance suite, beside the checkout; users do not have them. */
const PACKAGES = join(import.meta.dirname, '../../../../shared/conformance/data');
const present = existsSync(PACKAGES);

/** What CHECK_SEDA refuses, and for which subcode; every other package passes it. */
const REFUSED: Readonly<Record<string, string>> = {
  'KO_BORD_mauvais_format.zip': 'NOT_XML_FILE',
  'KO_BORD_xmlKO_sansobjet.zip': 'NOT_XML_FILE',
  'KO_2_OBJT_declarent_le_GO.zip': 'NOT_XSD_VALID',
  'KO_2216_CA2_non_conforme_SEDA.zip': 'NOT_XSD_VALID',
  'KO_AU_GOT_VIDE.zip': 'NOT_XSD_VALID',
  'SIP_2.1_WITH_FIELD_2.2.zip': 'NOT_XSD_VALID',
};

async function packages(): Promise<readonly string[]> {
  const found: string[] = [];
  for (const folder of ['SIP_OK', 'SIP_WARNING', 'SIP_KO']) {
    const entries = await readdir(join(PACKAGES, folder), { recursive: true });
    for (const entry of entries.sort()) {
      const path = join(PACKAGES, folder, entry);
      if (entry.endsWith('.zip') && (await isZip(path))) found.push(path);
    }
  }
  return found;
}

/** The faults of the document, those of its identifiers included, as the server finds them. */
function allFaults(records: readonly ManifestRecord[]) {
  const declared = new Map<string, number>();
  const faults = [...ofKind(records, 'fault')];
  for (const identifier of ofKind(records, 'identifier')) {
    const line = declared.get(identifier.id);
    if (line !== undefined) faults.push(duplicateIdentifier(identifier, { line }));
    declared.set(identifier.id, identifier.line);
  }
  for (const reference of ofKind(records, 'reference')) {
    if (!declared.has(reference.id)) faults.push(danglingReference(reference));
  }
  return faults;
}

describe.skipIf(!present)(
  'packages of the acceptance suite (left out when ../shared is absent)',
  async () => {
    const paths = present ? await packages() : [];

    it('are there in number', () => {
      expect(paths.length).toBeGreaterThan(140);
      const names = paths.map((path) => basename(path));
      for (const name of Object.keys(REFUSED)) expect(names).toContain(name);
    });

    it.each(paths.map((path) => [basename(path), path] as const))('%s', async (name, path) => {
      const manifest = await manifestOfZip(path);
      if (manifest === undefined) {
        expect(name).toBe('KO_BORD_absent.zip');
        return;
      }
      const faults = allFaults(await readRecords(manifest));
      const expected = REFUSED[name];
      const said = faults.map((fault) => describeFinding(fault));
      expect(gravestFault(faults.map(({ code }) => code)), said.join('\n')).toBe(expected);
    });

    it.each(['2.1', '2.2', '2.3'])('every field of the full package of SEDA %s is read', async (version) => {
      const path = paths.find((candidate) => candidate.endsWith(`OK_SIP_FULL_SEDA${version}.zip`));
      if (path === undefined) throw new Error(`No full package of SEDA ${version}.`);
      const records = await readRecords((await manifestOfZip(path)) ?? new Uint8Array());
      expect(only(records, 'root').version).toBe(version);
      expect(only(records, 'managementMetadata')).toMatchObject({
        acquisitionInformation: 'AcquisitionInformation0',
        legalStatus: 'Private Archive',
        management: {
          StorageRule: { FinalAction: 'Transfer' },
          ClassificationRule: { ClassificationLevel: 'Secret Défense' },
        },
      });
      const units = new Map(ofKind(records, 'archiveUnit').map((unit) => [unit.id, unit]));
      expect([...units.keys()].sort()).toEqual(['ID12', 'ID14', 'ID3', 'ID4', 'ID8']);
      expect(units.get('ID3')).toMatchObject({
        content: { Title: 'monSIP', Addressee: [{ FirstName: 'Jules' }, { GivenName: 'Alexandre' }] },
        objectReferences: [{ to: 'group', id: 'ID6' }],
        events: [{ evDateTime: '2016-06-03T15:28:00' }, { evId: 'EventIdentifier_Management0' }],
      });
      const inFirstGroup = ofKind(records, 'binaryDataObject').filter(({ groupId }) => groupId === 'ID6');
      expect(inFirstGroup.map(({ id, groupOrigin }) => [id, groupOrigin])).toEqual([
        ['ID7', 'element'],
        ['ID11', 'element'],
        ['ID18', 'referenced'],
      ]);
      expect(ofKind(records, 'groupEvent')).toHaveLength(2);
    });
  },
);
