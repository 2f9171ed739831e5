import { createHash } from 'node:crypto';
import { type DataObjectGroupInput, type ManifestInput, writeManifest } from '@chartrier/seda';

export interface SampleFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly lastModified: string;
  readonly format: { readonly FormatLitteral: string; readonly MimeType: string; readonly FormatId: string };
}

const FORMATS: Readonly<Record<string, SampleFile['format']>> = {
  txt: { FormatLitteral: 'Plain Text File', MimeType: 'text/plain', FormatId: 'x-fmt/111' },
  png: { FormatLitteral: 'Portable Network Graphics', MimeType: 'image/png', FormatId: 'fmt/11' },
  pdf: { FormatLitteral: 'Acrobat PDF 1.4', MimeType: 'application/pdf', FormatId: 'fmt/18' },
  eml: { FormatLitteral: 'MIME Email', MimeType: 'message/rfc822', FormatId: 'fmt/950' },
};

export function sampleFormat(name: string): SampleFile['format'] {
  const format = FORMATS[name.slice(name.lastIndexOf('.') + 1)];
  if (format === undefined) throw new Error(`no format is known for ${name}`);
  return format;
}

function group(ordinal: number, file: SampleFile): DataObjectGroupInput {
  return {
    id: `GOT${ordinal}`,
    objects: [
      {
        kind: 'binaryDataObject',
        id: `OBJ${ordinal}`,
        size: file.bytes.length,
        version: {
          DataObjectVersion: 'BinaryMaster_1',
          Uri: `content/${file.name}`,
          MessageDigest: createHash('sha512').update(file.bytes).digest('hex'),
          Algorithm: 'SHA-512',
          FormatIdentification: file.format,
          FileInfo: { Filename: file.name, LastModified: file.lastModified },
        },
      },
    ],
  };
}

/** The washhouse of Saint-Aubin: a file of 1912, its restoration in 2024, and their rules. */
function sampleInput(files: readonly SampleFile[]): ManifestInput {
  const objectOf = (name: string) => {
    const index = files.findIndex((file) => file.name === name);
    if (index < 0) throw new Error(`the sample has no file ${name}`);
    return { to: 'group', id: `GOT${index + 1}` } as const;
  };
  return {
    version: '2.2',
    comments: [{ text: 'Le lavoir du Pontet, 1912-2024', lang: 'fr' }],
    date: '2024-04-02T10:00:00',
    messageIdentifier: 'SAINT-AUBIN-LAVOIR-001',
    archivalAgreement: 'VERSEMENT_COURANT',
    dataObjectGroups: files.map((file, index) => group(index + 1, file)),
    archiveUnits: [
      {
        id: 'AU1',
        content: {
          DescriptionLevel: 'File',
          Title: 'Lavoir du Pontet',
          Description: 'Reconstruction de 1912 et restauration de 2024 du lavoir communal.',
          StartDate: '1912-03-14',
          EndDate: '2024-03-05',
        },
        management: {
          AppraisalRule: { Rules: [{ Rule: 'APP-TRAVAUX', StartDate: '2024-03-05' }], FinalAction: 'Keep' },
        },
        children: [
          {
            id: 'AU2',
            content: {
              DescriptionLevel: 'Item',
              Title: 'Délibération du 14 mars 1912 : reconstruction du lavoir',
              Description: 'Approbation du plan et du devis de M. Thérond, agent voyer.',
              Language: ['fra'],
              Keyword: [{ KeywordContent: 'lavoir', KeywordType: 'subject' }],
              StartDate: '1912-03-14',
              EndDate: '1912-03-14',
            },
            objectReference: objectOf('deliberation-1912-03-14.txt'),
          },
          {
            id: 'AU3',
            content: {
              DescriptionLevel: 'Item',
              Title: 'Plan du lavoir',
              StartDate: '1912-02-01',
              EndDate: '1912-02-28',
            },
            objectReference: objectOf('plan-lavoir.png'),
          },
          {
            id: 'AU4',
            content: {
              DescriptionLevel: 'Item',
              Title: 'Rapport de travaux',
              StartDate: '1912-09-02',
              EndDate: '1912-09-02',
            },
            objectReference: objectOf('rapport-travaux.pdf'),
          },
          {
            id: 'AU5',
            content: {
              DescriptionLevel: 'Item',
              Title: 'Courriel : demande de devis de restauration',
              Writer: [{ FullName: 'Claire Vidal', Function: ['Secrétaire générale'] }],
              SentDate: '2024-03-05T09:12:44',
              StartDate: '2024-03-05',
              EndDate: '2024-03-05',
            },
            management: { AccessRule: { Rules: [{ Rule: 'ACC-COURRIER', StartDate: '2024-03-05' }] } },
            objectReference: objectOf('courriel-restauration.eml'),
          },
        ],
      },
    ],
    managementMetadata: {
      acquisitionInformation: 'Versement',
      legalStatus: 'Public Archive',
      originatingAgencyIdentifier: 'MAIRIE_SAINT_AUBIN',
      submissionAgencyIdentifier: 'MAIRIE_SAINT_AUBIN',
    },
    archivalAgency: 'ARCHIVES_SAINT_AUBIN',
    transferringAgency: 'MAIRIE_SAINT_AUBIN',
  };
}

export async function goodManifest(files: readonly SampleFile[]): Promise<string> {
  let text = '';
  for await (const piece of writeManifest(sampleInput(files))) text += piece;
  // An element a line: a fault is then found by its line.
  return text.replaceAll('><', '>\n<');
}

/** Five mistakes that depositors make, each against another rule of the schema. */
const FAULTS: readonly { readonly rule: string; readonly from: string; readonly to: string }[] = [
  {
    rule: 'a level that the list does not hold',
    from: '<DescriptionLevel>File</DescriptionLevel>',
    to: '<DescriptionLevel>Dossier</DescriptionLevel>',
  },
  {
    rule: 'a date written the French way',
    from: '<StartDate>1912-02-01</StartDate>',
    to: '<StartDate>01/02/1912</StartDate>',
  },
  {
    rule: 'an identifier that begins with a digit',
    from: '<ArchiveUnit id="AU4">',
    to: '<ArchiveUnit id="4">',
  },
  {
    rule: 'an empty reference',
    from: '<DataObjectGroupReferenceId>GOT3</DataObjectGroupReferenceId>',
    to: '',
  },
  { rule: 'a final action missing', from: '<FinalAction>Keep</FinalAction>', to: '' },
];

/** The same package's manifest, with the five mistakes. */
export async function faultyManifest(files: readonly SampleFile[]): Promise<string> {
  let text = await goodManifest(files);
  for (const fault of FAULTS) {
    if (!text.includes(fault.from)) throw new Error(`the sample has no place for: ${fault.rule}`);
    text = text.replace(fault.from, fault.to);
  }
  return text;
}
