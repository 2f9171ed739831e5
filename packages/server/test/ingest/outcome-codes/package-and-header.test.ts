import { beforeAll, describe, expect } from 'vitest';
import { makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { profileIdentifiers } from '../profile-identifiers.ts';
import { AGENCY, CONTRACT, loadSampleReferentials, sampleManifest, sampleSip } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';
import { type OutcomeCase, provokeOutcomes } from './outcome-table.ts';

const bench = await startIngest();
let profiles: ReadonlyMap<string, string> = new Map();

beforeAll(async () => {
  await loadSampleReferentials(bench);
  await bench.importJson('Profile', [
    { Name: 'active', Format: 'RNG', Status: 'ACTIVE' },
    { Name: 'inactive', Format: 'RNG', Status: 'INACTIVE' },
  ]);
  profiles = await profileIdentifiers(bench);
  await bench.importJson('ManagementContract', [
    { Identifier: 'MC-INACTIVE', Name: 'Inactif', Status: 'INACTIVE' },
    { Identifier: 'MC-LOST', Name: 'Sans stratégie', Status: 'ACTIVE' },
  ]);
  const contracts = await bench.importJson('IngestContract', [
    { Identifier: 'IC-PROFILES', Name: 'Profils', Status: 'ACTIVE', ArchiveProfiles: [...profiles.values()] },
    {
      Identifier: 'IC-MC-INACTIVE',
      Name: 'MC inactif',
      Status: 'ACTIVE',
      ManagementContractId: 'MC-INACTIVE',
    },
    { Identifier: 'IC-MC-GONE', Name: 'MC disparu', Status: 'ACTIVE' },
    { Identifier: 'IC-MC-LOST', Name: 'MC perdu', Status: 'ACTIVE', ManagementContractId: 'MC-LOST' },
  ]);
  expect(contracts.status).toBe('OK');
  // What an import refuses to make, and time may bring: a contract that is gone, a strategy no more configured.
  const change = (collection: string, identifier: string, document: object) =>
    bench.database.query(
      `update referential set document = document || $3::jsonb
       where tenant = 0 and collection = $1 and identifier = $2`,
      [collection, identifier, JSON.stringify(document)],
    );
  await change('IngestContract', 'IC-MC-GONE', { ManagementContractId: 'MC-GONE' });
  await change('ManagementContract', 'MC-LOST', { Storage: { ObjectStrategy: 'gone' } });
  await bench.importJson(
    'Context',
    [
      {
        Identifier: 'CT-CLOSED',
        Name: 'Sous contrôle',
        Status: 'ACTIVE',
        EnableControl: true,
        SecurityProfile: 'admin-security-profile',
        Permissions: [{ tenant: 0, IngestContracts: [], AccessContracts: [] }],
      },
      {
        Identifier: 'CT-INACTIVE',
        Name: 'Inactif',
        Status: 'INACTIVE',
        SecurityProfile: 'admin-security-profile',
        Permissions: [{ tenant: 0, IngestContracts: [], AccessContracts: [] }],
      },
    ],
    1,
  );
});

const manifestOf = (text: string | Buffer) => () =>
  makeZip({ 'manifest.xml': text, 'content/a.txt': 'alpha' });
const withAgencies = (managementMetadata: Record<string, string>) => () =>
  sampleSip({ manifest: { managementMetadata } });
const underContract = (archivalAgreement: string) => () => sampleSip({ manifest: { archivalAgreement } });
const underProfile = (name: string) => () =>
  sampleSip({
    manifest: {
      archivalAgreement: 'IC-PROFILES',
      managementMetadata: {
        originatingAgencyIdentifier: AGENCY,
        archivalProfile: profiles.get(name) ?? name,
      },
    },
  });
const manifest = await sampleManifest();
const contractCase = (
  subcode: string,
  why: string,
  rest: Omit<OutcomeCase, 'why' | 'outDetails' | 'status'>,
) => ({
  why,
  outDetails: [
    `CHECK_HEADER.CHECK_CONTRACT_INGEST.${subcode}.KO`,
    `CHECK_HEADER.${subcode}.KO`,
    'STP_INGEST_CONTROL_SIP.KO',
  ],
  status: 'KO' as const,
  ...rest,
});
const sedaCase = (subcode: string, why: string, sip: OutcomeCase['sip']): OutcomeCase => ({
  why,
  outDetails: [`CHECK_SEDA${subcode === '' ? '' : `.${subcode}`}.KO`, 'STP_INGEST_CONTROL_SIP.KO'],
  status: 'KO',
  sip,
});

describe('outcomes of the package', () => {
  provokeOutcomes(bench, [
    {
      why: 'not an archive',
      outDetails: ['CHECK_CONTAINER.KO', 'STP_SANITY_CHECK_SIP.KO'],
      status: 'KO',
      sip: () => Buffer.from('%PDF-1.4'),
    },
    {
      why: 'no manifest',
      outDetails: ['MANIFEST_FILE_NAME_CHECK.KO', 'STP_SANITY_CHECK_SIP.KO'],
      status: 'KO',
      sip: () => makeZip({ 'bordereau.xml': manifest }),
    },
    {
      why: 'an archive without any file',
      outDetails: ['MANIFEST_FILE_NAME_CHECK.KO', 'STP_SANITY_CHECK_SIP.KO'],
      status: 'KO',
      sip: () => makeZip({}),
    },
    {
      why: 'another digest announced',
      outDetails: ['MANIFEST_DIGEST_CHECK.KO', 'STP_SANITY_CHECK_SIP.KO'],
      status: 'KO',
      manifestDigestAlgorithm: 'SHA-256',
      manifestDigestValue: 'abc',
      sip: () => sampleSip(),
    },
    {
      why: 'a name with an accent',
      outDetails: ['STP_UPLOAD_SIP.KO'],
      status: 'KO',
      sip: () => makeZip({ 'manifest.xml': manifest, 'content/été.txt': 'x' }),
    },
  ]);
});

describe('outcomes of CHECK_SEDA', () => {
  provokeOutcomes(bench, [
    sedaCase(
      '',
      'a namespace that is not SEDA’s',
      manifestOf(manifest.replaceAll('seda:v2.3', 'other:v2.3')),
    ),
    sedaCase(
      '',
      'a DOCTYPE',
      manifestOf(manifest.replace('<ArchiveTransfer', '<!DOCTYPE x><ArchiveTransfer')),
    ),
    sedaCase('NOT_XML_FILE', 'no XML', manifestOf('Bonjour')),
    sedaCase('NOT_XML_FILE', 'cut', manifestOf(manifest.slice(0, -30))),
    sedaCase('NOT_XSD_VALID', 'an unknown element', manifestOf(manifest.replace('<Date>', '<Jour/><Date>'))),
    sedaCase('UNSUPPORTED_SEDA_VERSION', 'SEDA 2.0', manifestOf(manifest.replaceAll('v2.3', 'v2.0'))),
    sedaCase('CONTAINER_FORMAT.FILE', 'a second file at the root', () =>
      sampleSip({ extra: { 'other.xml': '<a/>' } }),
    ),
    sedaCase('CONTAINER_FORMAT.DIRECTORY', 'a second folder at the root', () =>
      sampleSip({ extra: { 'other/a.txt': 'a' } }),
    ),
  ]);
});

describe('outcomes of CHECK_HEADER', () => {
  const agentCase = (subcode: string, why: string, given: Record<string, string>): OutcomeCase => ({
    why,
    outDetails: [`CHECK_HEADER.CHECK_AGENT.${subcode}.KO`, `CHECK_HEADER.${subcode}.KO`],
    status: 'KO',
    sip: withAgencies(given),
  });
  const relationCase = (subcode: string, why: string, profile: string): OutcomeCase => ({
    why,
    outDetails: [`CHECK_HEADER.CHECK_IC_AP_RELATION.${subcode}.KO`, `CHECK_HEADER.${subcode}.KO`],
    status: 'KO',
    sip: underProfile(profile),
  });
  provokeOutcomes(bench, [
    agentCase('EMPTY_REQUIRED_FIELD', 'no originating agency', {}),
    agentCase('UNKNOWN', 'an unknown originating agency', { originatingAgencyIdentifier: 'NOBODY' }),
    agentCase('UNKNOWN', 'an unknown submission agency', {
      originatingAgencyIdentifier: AGENCY,
      submissionAgencyIdentifier: 'NOBODY',
    }),
    contractCase('CONTRACT_NOT_IN_MANIFEST', 'no agreement', {
      sip: manifestOf(manifest.replace(`<ArchivalAgreement>${CONTRACT}</ArchivalAgreement>`, '')),
    }),
    contractCase('CONTRACT_UNKNOWN', 'an unknown contract', { sip: underContract('NONE') }),
    contractCase('CONTRACT_INACTIVE', 'an inactive contract', { sip: underContract('IC-INACTIVE') }),
    contractCase('CONTRACT_NOT_IN_CONTEXT', 'a context under control that has not the contract', {
      sip: () => sampleSip(),
      contextId: 'CT-CLOSED',
    }),
    contractCase('CONTEXT_UNKNOWN', 'a context that is gone', {
      sip: () => sampleSip(),
      contextId: 'CT-GONE',
    }),
    contractCase('CONTEXT_INACTIVE', 'an inactive context', {
      sip: () => sampleSip(),
      contextId: 'CT-INACTIVE',
    }),
    contractCase('MANAGEMENT_CONTRACT_INACTIVE', 'an inactive management contract', {
      sip: underContract('IC-MC-INACTIVE'),
    }),
    contractCase('MANAGEMENT_CONTRACT_UNKNOWN', 'a management contract that is gone', {
      sip: underContract('IC-MC-GONE'),
    }),
    contractCase('MANAGEMENT_CONTRACT_INVALID', 'a management contract whose strategy is gone', {
      sip: underContract('IC-MC-LOST'),
    }),
    relationCase('INACTIVE', 'an inactive profile', 'inactive'),
    relationCase('UNKNOWN', 'an unknown profile', 'PR-NONE'),
    {
      why: 'a profile that has no file',
      outDetails: ['CHECK_HEADER.CHECK_ARCHIVEPROFILE.KO', 'CHECK_HEADER.KO'],
      status: 'KO',
      sip: underProfile('active'),
    },
  ]);
});
