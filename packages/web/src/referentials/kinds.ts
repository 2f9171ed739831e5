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
  /** The API judges a file of this kind without importing it, for whoever has this permission. */
  readonly checks: boolean;
  readonly checkPermission: string;
  /** Answered whole, not searched: without versions nor pages. */
  readonly isWhole: boolean;
  /** How the calls of a document's life (its history, its removal) name the collection. */
  readonly collection: string;
  /** What uses it, or what holds it, may be overruled. */
  readonly mayBeForced: boolean;
}

const kind = (
  id: string,
  path: string,
  fr: string,
  en: string,
  more: Partial<Omit<Kind, 'id' | 'path' | 'fr' | 'en'>> = {},
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
  checks: false,
  checkPermission: `${id}file:check`,
  isWhole: false,
  collection: id,
  mayBeForced: false,
  ...more,
});

export const KINDS: readonly Kind[] = [
  kind('agencies', '/agencies', 'Services agents', 'Agencies', { imports: 'csv', checks: true }),
  kind('rules', '/rules', 'Règles de gestion', 'Management rules', {
    imports: 'csv',
    checks: true,
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
    checks: true,
    shared: true,
    identifier: 'PUID',
  }),
  kind('ontologies', '/ontologies', 'Ontologie', 'Ontology', {
    shared: true,
    name: 'ShortName',
    mayBeForced: true,
  }),
  kind('contexts', '/contexts', 'Contextes applicatifs', 'Application contexts', {
    shared: true,
    mayBeForced: true,
  }),
  kind('securityprofiles', '/securityprofiles', 'Profils de sécurité', 'Security profiles', { shared: true }),
  kind('griffin', '/griffin', 'Griffons', 'Griffins', { shared: true }),
  kind(
    'preservationScenario',
    '/preservationScenario',
    'Scénarios de préservation',
    'Preservation scenarios',
  ),
  kind('schema', '/schema/unit', 'Schéma des unités', 'Schema of units', {
    identifier: 'ApiPath',
    name: 'ShortName',
    permission: 'schema:unit:create',
    isWhole: true,
    collection: 'unitschema',
  }),
];
