/** How a kind of reference data is called, read and imported on the API. */
export interface Kind {
  readonly id: string;
  readonly path: string;
  readonly fr: string;
  readonly en: string;
  /** The file or text that an import takes. */
  readonly imports: 'csv' | 'xml' | 'json';
  /** Lives in the administration tenant, for all. */
  readonly shared: boolean;
  readonly identifier: string;
  readonly name: string;
  readonly permission: string;
}

const kind = (
  id: string,
  path: string,
  fr: string,
  en: string,
  more: Partial<Pick<Kind, 'imports' | 'shared' | 'identifier' | 'name' | 'permission'>> = {},
): Kind => ({
  id,
  path,
  fr,
  en,
  imports: 'json',
  shared: false,
  identifier: 'Identifier',
  name: 'Name',
  permission: `${id}:create`,
  ...more,
});

export const KINDS: readonly Kind[] = [
  kind('agencies', '/agencies', 'Services agents', 'Agencies', { imports: 'csv' }),
  kind('rules', '/rules', 'Règles de gestion', 'Management rules', {
    imports: 'csv',
    identifier: 'RuleId',
    name: 'RuleValue',
  }),
  kind('ingestcontracts', '/ingestcontracts', 'Contrats d’entrée', 'Ingest contracts'),
  kind('accesscontracts', '/accesscontracts', 'Contrats d’accès', 'Access contracts'),
  kind('managementcontracts', '/managementcontracts', 'Contrats de gestion', 'Management contracts'),
  kind('profiles', '/profiles', 'Profils d’archivage', 'Archive profiles'),
  kind(
    'archiveunitprofiles',
    '/archiveunitprofiles',
    'Profils d’unité archivistique',
    'Archive unit profiles',
  ),
  kind('formats', '/formats', 'Formats', 'File formats', {
    imports: 'xml',
    shared: true,
    identifier: 'PUID',
  }),
  kind('ontologies', '/ontologies', 'Ontologie', 'Ontology', { shared: true, name: 'ShortName' }),
  kind('contexts', '/contexts', 'Contextes applicatifs', 'Application contexts', { shared: true }),
  kind('securityprofiles', '/securityprofiles', 'Profils de sécurité', 'Security profiles', { shared: true }),
  kind('griffin', '/griffin', 'Griffons', 'Griffins', { shared: true }),
  kind(
    'preservationScenario',
    '/preservationScenario',
    'Scénarios de préservation',
    'Preservation scenarios',
  ),
];
