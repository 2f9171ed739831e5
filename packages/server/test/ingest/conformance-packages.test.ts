import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { startIngest } from './start-ingest.ts';

/** Real packages of the acceptance suite, beside the repository; users do not have them. */
/** A thousand units beside everything else that a small machine runs. */
const PACKAGE_TIMEOUT_MS = 30_000;
const DATA = fileURLToPath(new URL('../../../../../shared/conformance/data/', import.meta.url));
const available = existsSync(DATA);
const bytes = (name: string): Buffer => readFileSync(`${DATA}${name}`);
const json = (name: string): unknown => JSON.parse(bytes(name).toString('utf8'));

/** The pointer file of a package that was not published. */
const isPointer = (name: string): boolean =>
  !existsSync(`${DATA}${name}`) ||
  bytes(name).subarray(0, 40).toString('latin1').startsWith('version https://git-lfs');

interface Expected {
  readonly status: string;
  /** outDetails that must be there. */
  readonly details?: readonly string[];
  readonly workflow?: string;
  readonly tenant?: number;
}

const OK: Expected = { status: 'OK' };
const WARNING: Expected = { status: 'WARNING' };
const ko = (...details: readonly string[]): Expected => ({ status: 'KO', details });
const manifest = (detail: string): Expected => ko(`CHECK_DATAOBJECTPACKAGE.${detail}.KO`);

/** Packages whose outcome needs a check that is not made yet (formats, archive profiles) are not here. */
const PACKAGES: Readonly<Record<string, Expected>> = {
  'SIP_OK/ZIP/OK_SIP_2_GO.zip': OK,
  'SIP_OK/TAR/OK_SIP_2_GO.tar': OK,
  'SIP_OK/TAR/OK_SIP_2_GO.tar.gz': OK,
  'SIP_OK/TAR/OK_SIP_2_GO.tar.bz2': OK,
  'SIP_OK/ZIP/OK_ARBO_desunitsdeclare_1unitfilsavantpere.zip': OK,
  'SIP_OK/ZIP/OK_SIP_test_differentes_langues.zip': OK,
  'SIP_OK/ZIP/OK_ARBO_rateau.zip': OK,
  'SIP_OK/ZIP/OK_ARBO_rateau_MD_complexes.zip': OK,
  'SIP_OK/ZIP/OK_ARBO-COMPLEXE.zip': OK,
  'SIP_OK/ZIP/OK_SIP-multivalue.zip': OK,
  'SIP_OK/ZIP/OK_SIP_MANIFESTE-OBJET-SANS-GOT.zip': OK,
  'SIP_OK/ZIP/OK_ArchivesPhysiques.zip': OK,
  'SIP_OK/ZIP/OK_USAGE_1_BM.zip': OK,
  'SIP_OK/ZIP/OK_USAGE_SANS_NUMERO.zip': OK,
  'SIP_OK/ZIP/OK_SIP-test-md5.zip': OK,
  'SIP_OK/ZIP/OK_EMPRT_SHA256_2.zip': OK,
  'SIP_OK/ZIP/OK_FILES_sans_extention.zip': OK,
  'SIP_OK/ZIP/OK_SIP_1000_AU.zip': WARNING,
  'SIP_OK/ZIP/SIP_OK_HoldRules_ManagementMetadata.zip': WARNING,
  'SIP_OK/ZIP/OK_RULES-AU-racine-pas-de-regle-MM.zip': OK,
  'SIP_OK/ZIP/OK_RULES-AU_non-racine.zip': OK,
  'SIP_OK/ZIP/OK_RULES-MM-pas-de-regle-AU-racine.zip': OK,
  'SIP_OK/ZIP/OK_RULES-racines-multiples-pas-de-regle-MM.zip': OK,
  'SIP_OK/ZIP/OK_RULES-racines-multiples-regle-MM.zip': OK,
  'SIP_OK/ZIP/OK_RULES-racines-multiples-regles-communes-MM.zip': OK,
  'SIP_OK/ZIP/OK_RULES-regle-commune-AU-racinne-MM.zip': OK,
  'SIP_OK/ZIP/OK_SIP_2RACINES_AVEC_MANAGEMENTMETADATA.zip': OK,
  'SIP_OK/ZIP/OK_AU_with_archive_unit_profile.zip': OK,
  'SIP_OK/ZIP/OK_DATE_SHOULD_TRANSFORM_PASS.zip': OK,
  'SIP_OK/ZIP/OK_SIP_plusieurs_usages_dans_GOT.zip': OK,
  'SIP_OK/ZIP/OK_SIP_FULL_SEDA2.1.zip': OK,
  'SIP_OK/ZIP/OK_SIP_FULL_SEDA2.2.zip': OK,
  'SIP_OK/ZIP/OK_SIP_FULL_SEDA2.3.zip': OK,
  'SIP_WARNING/ZIP/WARNING_SIP_sans_objet.zip': WARNING,
  'SIP_KO/ZIP/sip_missed_size.zip': OK,
  'SIP_KO/ZIP/sip_incorrect_size.zip': {
    status: 'WARNING',
    details: ['CHECK_OBJECT_SIZE.WARNING', 'STP_OG_CHECK_AND_TRANSFORME.WARNING'],
  },

  'SIP_KO/ZIP/KO_SIP_Mauvais_Format.pdf': ko('CHECK_CONTAINER.KO'),
  'SIP_KO/ZIP/KO_FILE_extension_caractere_special.zip': ko('STP_UPLOAD_SIP.KO', 'PROCESS_SIP_UNITARY.KO'),
  'SIP_KO/ZIP/KO_BORD_absent.zip': ko('MANIFEST_FILE_NAME_CHECK.KO'),
  'SIP_KO/ZIP/KO_DEUX_Contents.zip': ko('CHECK_SEDA.CONTAINER_FORMAT.DIRECTORY.KO'),
  'SIP_KO/ZIP/KO_DEUX-Manifest.zip': ko('CHECK_SEDA.CONTAINER_FORMAT.FILE.KO'),
  'SIP_KO/ZIP/KO_BORD_mauvais_format.zip': ko('CHECK_SEDA.NOT_XML_FILE.KO'),
  'SIP_KO/ZIP/KO_BORD_xmlKO_sansobjet.zip': ko('CHECK_SEDA.NOT_XML_FILE.KO'),
  'SIP_KO/ZIP/KO_2_OBJT_declarent_le_GO.zip': ko('CHECK_SEDA.NOT_XSD_VALID.KO'),
  'SIP_KO/ZIP/KO_2216_CA2_non_conforme_SEDA.zip': ko('CHECK_SEDA.NOT_XSD_VALID.KO'),
  'SIP_KO/ZIP/KO_AU_GOT_VIDE.zip': ko('CHECK_SEDA.NOT_XSD_VALID.KO'),
  'SIP_KO/ZIP/SIP_2.1_WITH_FIELD_2.2.zip': ko('CHECK_SEDA.NOT_XSD_VALID.KO'),
  'SIP_KO/ZIP/KO_BORD_non_conforme_seda.zip': ko('CHECK_SEDA.OK', 'CHECK_UNIT_SCHEMA.INVALID_UNIT.KO'),
  'SIP_KO/ZIP/KO_SIP_WHITOUT_ORIGINATING_AGENCY.zip': ko(
    'CHECK_HEADER.CHECK_AGENT.EMPTY_REQUIRED_FIELD.KO',
    'CHECK_HEADER.EMPTY_REQUIRED_FIELD.KO',
    'STP_INGEST_CONTROL_SIP.KO',
  ),
  'SIP_KO/ZIP/KO_OriginatinAgency_Invalid.zip': ko('CHECK_HEADER.CHECK_AGENT.UNKNOWN.KO'),
  'SIP_KO/ZIP/KO_SubmissionAgency_Invalid.zip': ko('CHECK_HEADER.CHECK_AGENT.UNKNOWN.KO'),
  'SIP_KO/ZIP/KO_REGISTRE.zip': ko('CHECK_HEADER.CHECK_AGENT.EMPTY_REQUIRED_FIELD.KO'),
  'SIP_KO/ZIP/KO_SIP_With_Empty_ArchivalAgreement_Tag_In_Manifest.zip': ko(
    'CHECK_HEADER.CHECK_CONTRACT_INGEST.CONTRACT_NOT_IN_MANIFEST.KO',
  ),
  'SIP_KO/ZIP/KO_SIP_Without_ArchivalAgreement_Tag_In_Manifest.zip': ko(
    'CHECK_HEADER.CHECK_CONTRACT_INGEST.CONTRACT_NOT_IN_MANIFEST.KO',
  ),
  'SIP_KO/ZIP/2194_IC_INEXISTENT.zip': ko('CHECK_HEADER.CHECK_CONTRACT_INGEST.CONTRACT_UNKNOWN.KO'),
  'SIP_KO/ZIP/KO_BORD_mauvaise-version.zip': manifest(
    'CHECK_MANIFEST_DATAOBJECT_VERSION.INVALID_DATAOBJECTVERSION',
  ),
  'SIP_KO/ZIP/KO_USAGE_VERSION_TIRET.zip': manifest(
    'CHECK_MANIFEST_DATAOBJECT_VERSION.INVALID_DATAOBJECTVERSION',
  ),
  'SIP_KO/ZIP/KO_VERSION_USAGE_VERSION_ATTACHES.zip': manifest(
    'CHECK_MANIFEST_DATAOBJECT_VERSION.INVALID_DATAOBJECTVERSION',
  ),
  'SIP_KO/ZIP/KO_2216_CA3_Usages_invalide.zip': manifest(
    'CHECK_MANIFEST_DATAOBJECT_VERSION.INVALID_DATAOBJECTVERSION',
  ),
  'SIP_KO/ZIP/KO_WRONG_USAGE_VERSION.zip': manifest(
    'CHECK_MANIFEST_DATAOBJECT_VERSION.INVALID_DATAOBJECTVERSION',
  ),
  'SIP_KO/ZIP/KO_VERSION_LETTRES.zip': manifest(
    'CHECK_MANIFEST_DATAOBJECT_VERSION.INVALID_DATAOBJECTVERSION',
  ),
  'SIP_KO/ZIP/KO_VERSION_VIRGULE.zip': manifest(
    'CHECK_MANIFEST_DATAOBJECT_VERSION.INVALID_DATAOBJECTVERSION',
  ),
  'SIP_KO/ZIP/KO_BinaryInPhysical.zip': manifest(
    'CHECK_MANIFEST_DATAOBJECT_VERSION.PDO_DATAOBJECTIONVERSION_BINARYMASTER',
  ),
  'SIP_KO/ZIP/KO_PhysicalInBinary.zip': manifest(
    'CHECK_MANIFEST_DATAOBJECT_VERSION.BDO_DATAOBJECTIONVERSION_PHYSICALMASTER',
  ),
  'SIP_KO/ZIP/KO_EmptyUri.zip': manifest('CHECK_MANIFEST_DATAOBJECT_VERSION.EMPTY_REQUIRED_FIELD'),
  'SIP_KO/ZIP/KO_EmptyPhysicalId.zip': manifest('CHECK_MANIFEST_DATAOBJECT_VERSION.EMPTY_REQUIRED_FIELD'),
  'SIP_KO/ZIP/KO_MANIFESTE-URI.zip': manifest('CHECK_MANIFEST_OBJECTNUMBER.INVALID_URI'),
  'SIP_KO/ZIP/KO_INVALID_URI.zip': manifest('CHECK_MANIFEST_OBJECTNUMBER.INVALID_URI'),
  'SIP_KO/ZIP/KO_INFERIOR_BDO.zip': manifest('CHECK_MANIFEST_OBJECTNUMBER.MANIFEST_INFERIOR_BDO'),
  'SIP_KO/ZIP/KO_SUPERIOR_BDO.zip': manifest('CHECK_MANIFEST_OBJECTNUMBER.MANIFEST_SUPERIOR_BDO'),
  'SIP_KO/ZIP/KO_USAGES_2_BM.zip': manifest('CHECK_MANIFEST'),
  'SIP_KO/ZIP/KO_SIP_1986_unit_declare_IDobjet_au_lieu_IDGOT.zip': manifest(
    'CHECK_MANIFEST.EXISTING_OG_NOT_DECLARED',
  ),
  'SIP_KO/ZIP/KO_CYCLE.zip': ko(
    'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST_LOOP.KO',
    'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.CHECK_MANIFEST_LOOP.KO',
  ),
  'SIP_KO/ZIP/KO_WRONG_ATTACHMENT_AU.zip': manifest('CHECK_MANIFEST.NOT_FOUND_ATTACHMENT'),
  'SIP_KO/ZIP/KO_WRONG_ATTACHMENT_GOT.zip': manifest('CHECK_MANIFEST.NOT_FOUND_ATTACHMENT'),
  'SIP_KO/ZIP/KO_SystemID_not_a_GUID.zip': manifest('CHECK_MANIFEST.INVALID_GUID_ATTACHMENT'),
  'SIP_KO/ZIP/KO_OBJT_orphelins.zip': manifest('CHECK_CONSISTENCY.CHECK_CONSISTENCY_ORPHAN_OBJECT'),
  'SIP_KO/ZIP/KO_2216_CA4_GOT_orphelin.zip': manifest('CHECK_CONSISTENCY.CHECK_CONSISTENCY_ORPHAN_OBJECT'),
  'SIP_KO/ZIP/KO_BORD_empreinte_KO.zip': ko('CHECK_DIGEST.KO'),
  'SIP_KO/ZIP/DIGEST_VIDE.zip': ko('CHECK_DIGEST.KO', 'ATR_NOTIFICATION.OK'),
  'SIP_KO/ZIP/KO_1791_SIP_TITLE_VIDE.zip': ko('CHECK_UNIT_SCHEMA.INVALID_UNIT.KO'),
  'SIP_KO/ZIP/KO_1791_SIP_RG-STARTDATE_AN9000.zip': ko('CHECK_UNIT_SCHEMA.INVALID_UNIT.KO'),
  'SIP_KO/ZIP/KO_Endate_anterieur_Started.zip': ko('CHECK_UNIT_SCHEMA.CONSISTENCY.KO'),
  'SIP_KO/ZIP/KO-RULES.zip': ko('UNITS_RULES_COMPUTE.UNKNOWN.KO'),
  'SIP_KO/ZIP/KO_RULES_regle-incoherente-categorie.zip': ko('UNITS_RULES_COMPUTE.CONSISTENCY.KO'),
  'SIP_KO/ZIP/KO_RefNonRuleId_ayant_un_ID_de_regle_dune_autre_categorie_que_la_sienne.zip': ko(
    'UNITS_RULES_COMPUTE.REF_INCONSISTENCY.KO',
  ),
  'SIP_KO/ZIP/KO_SIP_Classification_Level_Wrong.zip': ko('CHECK_CLASSIFICATION_LEVEL.KO'),
  'SIP_KO/ZIP/KO_AU_with_wrong_archive_unit_profile.zip': ko('CHECK_ARCHIVE_UNIT_PROFILE.NOT_FOUND.KO'),
  'SIP_KO/ZIP/KO_AU_with_incorrect_AUP_Schema.zip': ko('CHECK_ARCHIVE_UNIT_PROFILE.NOT_AU_JSON_VALID.KO'),

  'SIP_OK/US_1900_2011/test_plan.zip': { status: 'OK', workflow: 'FILING_SCHEME' },
  'SIP_OK/US_1900_2011/OK_arbre_AN.zip': { status: 'OK', workflow: 'HOLDING_SCHEME' },
  'SIP_KO/ZIP/KO_plan_classification_Level.zip': {
    status: 'KO',
    workflow: 'FILING_SCHEME',
    details: ['CHECK_CLASSIFICATION_LEVEL.KO'],
  },
  'SIP_KO/ZIP/KO_Plan_empty_title.zip': {
    status: 'KO',
    workflow: 'FILING_SCHEME',
    details: ['CHECK_UNIT_SCHEMA.INVALID_UNIT.KO'],
  },
  'SIP_KO/ZIP/KO_Arbre_empty_title.zip': {
    status: 'KO',
    workflow: 'HOLDING_SCHEME',
    details: ['CHECK_UNIT_SCHEMA.INVALID_UNIT.KO'],
  },
};

describe.skipIf(!available)('packages of the acceptance suite (../shared/conformance is there)', async () => {
  const bench = await startIngest();

  beforeAll(async () => {
    for (const tenant of [0, 1]) {
      await bench.importFile('Agencies', bytes('agencies/agencies_init.csv'), tenant);
      await bench.importFile('FileRules', bytes('rules/rules_ok.csv'), tenant);
      await bench.importJson('IngestContract', json('contracts/referential_contracts_ok.json'), tenant);
    }
    await bench.importJson('ArchiveUnitProfile', json('archiveUnitProfiles/aup_ok.json'));
    await bench.importJson('ArchiveUnitProfile', json('archiveUnitProfiles/aup_ok_custom_schema.json'));
  });

  it.for(Object.entries(PACKAGES))(
    '%s',
    { timeout: PACKAGE_TIMEOUT_MS },
    async ([name, expected], { skip }) => {
      skip(isPointer(name), 'this package was not published');
      const { workflow = 'DEFAULT_WORKFLOW', tenant = 0 } = expected;
      const deposited = await bench.deposit(bytes(name), { workflow, tenant });
      const told = deposited.events.filter((detail) => !detail.endsWith('.OK'));
      if (deposited.status !== expected.status) expect(told).toBe(expected.status);
      for (const detail of expected.details ?? []) expect(deposited.events).toContain(detail);
    },
  );
});
