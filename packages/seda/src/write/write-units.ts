import type { ReadonlyJsonObject } from '../json.ts';
import { CONTENT } from '../mapping/content.ts';
import { JOURNAL_EVENT_FIELDS } from '../mapping/event.ts';
import { MANAGEMENT_FIELDS } from '../mapping/management.ts';
import type { ExternalEvent } from '../records.ts';
import { content } from '../schema/content.ts';
import { event } from '../schema/event.ts';
import { management } from '../schema/management.ts';
import type { ElementType } from '../schema/particles.ts';
import { SEDA_VERSIONS, type SedaVersion } from '../version.ts';
import { EXTENSIONS, elementOrder } from './element-order.ts';
import type { ArchiveUnitInput } from './manifest-input.ts';
import { type LeftOut, writeFields } from './write-fields.ts';
import { element, openTag, wrap } from './xml-text.ts';

/** The element types that the writer follows, once for each version. */
const TYPES = new Map<SedaVersion, Readonly<Record<'content' | 'management' | 'event', ElementType>>>(
  SEDA_VERSIONS.map((version) => [
    version,
    { content: content(version), management: management(version), event: event(version) },
  ]),
);

function typeOf(version: SedaVersion, name: 'content' | 'management' | 'event'): ElementType {
  const types = TYPES.get(version);
  if (types === undefined) throw new Error(`No schema for SEDA ${version}.`);
  return types[name];
}

/**
 * An archive unit and all that is nested in it.
 *
 * @param leftOut is told what this version has no place for.
 * @returns pieces of markup, as the children are asked for.
 */
export async function* writeUnit(
  unit: ArchiveUnitInput,
  version: SedaVersion,
  leftOut: (id: string, element: string) => void,
): AsyncGenerator<string> {
  const omit: LeftOut = (name) => leftOut(unit.id, name);
  yield openTag('ArchiveUnit', { id: unit.id }) +
    (unit.archiveUnitProfile === undefined ? '' : element('ArchiveUnitProfile', unit.archiveUnitProfile)) +
    optionalWrap('Management', writeManagement(unit.management ?? {}, unit.events ?? [], version, omit)) +
    wrap('Content', writeContent(unit.content, version, omit));
  for await (const child of unit.children ?? []) yield* writeUnit(child, version, leftOut);
  for await (const link of unit.links ?? []) yield writeLink(link);
  yield `${writeObjectReference(unit)}</ArchiveUnit>`;
}

const EXCLUDES_SIGNING_INFORMATION = [
  'Signature',
  'Gps',
  'OriginatingSystemIdReplyTo',
  'TextContent',
] as const;

/** Before 2.3, SigningInformation may not stand with a signature, a position or a message's text: it gives way. */
function writeContent(described: ReadonlyJsonObject, version: SedaVersion, leftOut: LeftOut): string {
  const { SigningInformation: signing, ...others } = described;
  const excluded =
    version !== '2.3' &&
    signing !== undefined &&
    EXCLUDES_SIGNING_INFORMATION.some((name) => others[name] !== undefined);
  if (excluded) leftOut('SigningInformation');
  return writeFields(CONTENT, typeOf(version, 'content'), excluded ? others : described, leftOut);
}

function writeLink(link: { readonly id: string; readonly targetId: string }): string {
  return wrap('ArchiveUnit', element('ArchiveUnitRefId', link.targetId), { id: link.id });
}

function writeObjectReference({ objectReference }: ArchiveUnitInput): string {
  if (objectReference === undefined) return '';
  if (objectReference.to === 'existingGroup') {
    return wrap('DataObjectGroup', element('DataObjectGroupExistingReferenceId', objectReference.id));
  }
  const name = objectReference.to === 'object' ? 'DataObjectReferenceId' : 'DataObjectGroupReferenceId';
  return wrap('DataObjectReference', element(name, objectReference.id));
}

/** The management group, of a unit or of the whole transfer: rules, and the journal at its place among them. */
export function writeManagement(
  rules: ReadonlyJsonObject,
  events: readonly ExternalEvent[],
  version: SedaVersion,
  leftOut: LeftOut,
): string {
  const type = typeOf(version, 'management');
  const shape = { fields: MANAGEMENT_FIELDS, others: 'ignored' } as const;
  const journal = optionalWrap('LogBook', events.map((one) => writeEvent(one, version, leftOut)).join(''));
  const order = elementOrder(type).map((step) => (step === EXTENSIONS ? step : step.name));
  const before = new Set(order.slice(0, order.indexOf('LogBook')));
  const parts = Object.entries(rules);
  const pick = (first: boolean) => Object.fromEntries(parts.filter(([name]) => before.has(name) === first));
  return (
    writeFields(shape, type, pick(true), leftOut) + journal + writeFields(shape, type, pick(false), leftOut)
  );
}

/** An event of a producer's journal. */
export function writeEvent(
  { objectId, ...fields }: ExternalEvent & { readonly objectId?: string },
  version: SedaVersion,
  leftOut: LeftOut,
): string {
  const json = { ...fields, ...(objectId === undefined ? {} : { DataObjectReferenceId: objectId }) };
  const { DataObjectReferenceId: _, ...withoutObject } = JOURNAL_EVENT_FIELDS;
  const shape = {
    fields: objectId === undefined ? withoutObject : JOURNAL_EVENT_FIELDS,
    others: 'ignored',
  } as const;
  return wrap('Event', writeFields(shape, typeOf(version, 'event'), defined(json), leftOut));
}

function defined(fields: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(fields)) if (value !== undefined) kept[name] = value;
  return kept;
}

function optionalWrap(name: string, markup: string): string {
  return markup === '' ? '' : wrap(name, markup);
}
