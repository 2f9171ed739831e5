import type { Deposit } from './staging/deposit.ts';
import type { HeaderFacts } from './staging/deposit-facts.ts';

/** What the journal tells of a manifest, in the order that Vitam's clients compare it in. */
export function manifestData(
  { facts }: Deposit,
  attached: readonly string[],
): Readonly<Record<string, unknown>> {
  const { header, managementMetadata } = facts;
  const data: Record<string, unknown> = { ...commentsOf(header?.comments ?? []) };
  const optional = {
    EvDateTimeReq: header?.date,
    ArchivalAgreement: header?.archivalAgreement,
    ArchivalProfile: managementMetadata?.archivalProfile,
    // Said to be absent, the only one.
    ServiceLevel: managementMetadata?.serviceLevel ?? null,
    AcquisitionInformation: managementMetadata?.acquisitionInformation,
    LegalStatus: managementMetadata?.legalStatus,
    _up: attached.length > 0 ? attached : undefined,
  };
  for (const [key, value] of Object.entries(optional)) if (value !== undefined) data[key] = value;
  return data;
}

/**
 * The comments: those of one language joined; `fr`, or else the first language, is the request's detail. Several
 * languages are told each under its own key.
 */
function commentsOf(comments: HeaderFacts['comments']): Readonly<Record<string, string>> {
  if (comments.length === 0) return {};
  const byLanguage = new Map<string, string>();
  for (const { text, lang = '' } of comments) {
    const before = byLanguage.get(lang);
    byLanguage.set(lang, before === undefined ? text : `${before}_${text}`);
  }
  const main = byLanguage.get('fr') ?? byLanguage.values().next().value ?? '';
  const others = [...byLanguage].filter(([lang]) => lang !== '');
  if (comments.length === 1 || others.length === 0) return { EvDetailReq: main };
  return {
    EvDetailReq: main,
    ...Object.fromEntries(others.map(([lang, text]) => [`EvDetailReq_${lang}`, text])),
  };
}

/** Agencies and agreement, as JSON text, for the event of CHECK_MANIFEST and the master event. */
export function manifestFields(
  workflow: string,
  { facts }: Deposit,
): { readonly agIdExt: string; readonly rightsStatementIdentifier: string } {
  const { header, managementMetadata } = facts;
  // Holding trees belong to no agency.
  const ofAgencies = workflow !== 'HOLDING_SCHEME';
  const agencies = {
    originatingAgency: ofAgencies ? managementMetadata?.originatingAgency : undefined,
    TransferringAgency: header?.transferringAgency,
    ArchivalAgency: header?.archivalAgency,
    submissionAgency: ofAgencies
      ? (managementMetadata?.submissionAgency ?? managementMetadata?.originatingAgency)
      : undefined,
  };
  const rights = {
    ArchivalAgreement: header?.archivalAgreement,
    ArchivalProfile: managementMetadata?.archivalProfile,
  };
  return { agIdExt: JSON.stringify(agencies), rightsStatementIdentifier: JSON.stringify(rights) };
}
