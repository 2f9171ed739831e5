import { accepted, type Session } from '@chartrier/client';
import { type StartedApi, startApi } from '../api/support/start-api.ts';

/** Whose transactions tests prepare. */
export const TENANT: Session = { tenant: 0 };
/** Who must see nothing of them. */
export const OTHER_TENANT: Session = { tenant: 2 };

/** The header of a deposit that nobody refuses for its form. */
export const HEADER = {
  Name: 'Dossiers du personnel',
  ArchivalAgreement: 'IC-000001',
  MessageIdentifier: '20260101-000005',
  ArchivalAgencyIdentifier: 'Identifier0',
  TransferringAgencyIdentifier: 'Identifier3',
  OriginatingAgencyIdentifier: 'FRAN_NP_009915',
  SubmissionAgencyIdentifier: 'FRAN_NP_005061',
  AcquisitionInformation: 'Versement',
  LegalStatus: 'Private Archive',
  Comment: 'Premier versement',
} as const;

export interface StartedCollect extends StartedApi {
  /** The id of a new project. */
  newProject(more?: Readonly<Record<string, unknown>>): Promise<string>;
  /** The id of an open transaction, in a project of its own unless one is given. */
  newTransaction(project?: string): Promise<string>;
  /** The id of a new unit. */
  newUnit(transaction: string, unit?: Readonly<Record<string, unknown>>): Promise<string>;
}

/** A whole server, and what tests of the pre-deposit begin with. */
export async function startCollect(
  configuration: Readonly<Record<string, unknown>> = {},
): Promise<StartedCollect> {
  const api = await startApi(configuration);
  const { collect } = api.client;
  const newProject: StartedCollect['newProject'] = async (more = {}) =>
    idOf(accepted(await collect.createProject(TENANT, { ...HEADER, ...more })).$results);
  return {
    ...api,
    newProject,
    newTransaction: async (project) =>
      idOf(accepted(await collect.createTransaction(TENANT, project ?? (await newProject()), {})).$results),
    newUnit: async (transaction, unit = { Title: 'Dossier 12', DescriptionLevel: 'RecordGrp' }) =>
      idOf(accepted(await collect.createUnit(TENANT, transaction, unit)).$results),
  };
}

function idOf(results: readonly { readonly '#id': string }[]): string {
  const [first] = results;
  if (first === undefined) throw new Error('Nothing was answered');
  return first['#id'];
}
