/** The versions of SEDA that are read and written, with their namespaces and main schema. */
export const SEDA_VERSIONS = ['2.1', '2.2', '2.3'] as const;
export type SedaVersion = (typeof SEDA_VERSIONS)[number];

/** The shape that every SEDA namespace has; a document of another namespace is not SEDA. */
export const SEDA_NAMESPACE_PATTERN = /^fr:gouv:culture:archivesdefrance:seda:v([0-9]\.[0-9]+)$/;

/** @returns the namespace of a version: `fr:gouv:culture:archivesdefrance:seda:v2.1`. */
export function sedaNamespace(version: SedaVersion): string {
  return `fr:gouv:culture:archivesdefrance:seda:v${version}`;
}

/** @returns the main schema's name, as `xsi:schemaLocation` gives it: `seda-2.1/seda-2.1-main.xsd`. */
export function sedaSchemaLocation(version: SedaVersion): string {
  return `seda-${version}/seda-${version}-main.xsd`;
}

export function isSedaVersion(text: string): text is SedaVersion {
  return (SEDA_VERSIONS as readonly string[]).includes(text);
}
