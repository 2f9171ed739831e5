import { type SedaVersion, sedaNamespace, sedaSchemaLocation } from '../version.ts';
import type {
  ArchiveTransferReplyInput,
  ReplyEvent,
  ReplyGroup,
  ReplyHeader,
  ReplyObject,
  ReplyStatus,
  ReplyUnit,
} from './reply-input.ts';
import { element, openTag, wrap, XML_DECLARATION, XSI_NAMESPACE } from './xml-text.ts';

/**
 * Writes an ArchiveTransferReply as pieces of text, its groups and units as they come. On one line and with plain
 * quotes, because Vitam's clients search it as text. An OK reply lists what was archived; a WARNING one also says why,
 * a KO or FATAL one only what failed.
 */
export async function* writeArchiveTransferReply(
  input: ArchiveTransferReplyInput,
): AsyncGenerator<string, void, undefined> {
  const { header, status } = input;
  yield replyStart(input.version) +
    element('Date', input.date) +
    element('MessageIdentifier', input.messageIdentifier) +
    (header === undefined ? '' : element('ArchivalAgreement', header.archivalAgreement ?? '')) +
    replyCodeLists(header ?? {});
  yield '<DataObjectPackage>';
  for await (const group of input.groups) yield writeGroup(group, status);
  let empty = true;
  for await (const unit of input.units) {
    yield (empty ? '<DescriptiveMetadata>' : '') + writeUnit(unit, status);
    empty = false;
  }
  yield empty ? '<DescriptiveMetadata/>' : '</DescriptiveMetadata>';
  yield `${wrap('ManagementMetadata', optional('ArchivalProfile', input.archivalProfile))}</DataObjectPackage>`;
  yield element('ReplyCode', input.blankTest === true ? `Test ${status}` : status);
  if (status !== 'OK') {
    yield '<Operation>';
    for await (const event of input.operationEvents) {
      if (isTold(event, status)) yield writeEvent(event);
    }
    yield '</Operation>';
  }
  yield element('MessageRequestIdentifier', header?.messageIdentifier ?? '') +
    (input.blankTest === true ? '' : element('GrantDate', input.date)) +
    (header === undefined
      ? ''
      : replyAgencies(header.archivalAgency ?? '', header.transferringAgency ?? '')) +
    REPLY_END;
}

/** The three lists of codes that a reply names. */
export function replyCodeLists(
  header: Pick<
    ReplyHeader,
    'replyCodeListVersion' | 'messageDigestAlgorithmCodeListVersion' | 'fileFormatCodeListVersion'
  >,
): string {
  return wrap(
    'CodeListVersions',
    element('ReplyCodeListVersion', header.replyCodeListVersion ?? '') +
      element('MessageDigestAlgorithmCodeListVersion', header.messageDigestAlgorithmCodeListVersion ?? '') +
      element('FileFormatCodeListVersion', header.fileFormatCodeListVersion ?? ''),
  );
}

export function replyAgencies(archivalAgency: string, transferringAgency: string): string {
  return (
    wrap('ArchivalAgency', element('Identifier', archivalAgency)) +
    wrap('TransferringAgency', element('Identifier', transferringAgency))
  );
}

export function replyStart(version: SedaVersion): string {
  const namespace = sedaNamespace(version);
  return (
    XML_DECLARATION +
    openTag('ArchiveTransferReply', {
      xmlns: namespace,
      'xmlns:xsi': XSI_NAMESPACE,
      'xsi:schemaLocation': `${namespace} ${sedaSchemaLocation(version)}`,
    })
  );
}

export const REPLY_END = '</ArchiveTransferReply>';

/** WARNING replies tell warnings, KO and FATAL ones what is KO or FATAL. */
function isTold(event: ReplyEvent, status: ReplyStatus): boolean {
  if (status === 'OK') return false;
  if (status === 'WARNING') return event.outcome === 'WARNING';
  return event.outcome === 'KO' || event.outcome === 'FATAL';
}

function writeGroup(group: ReplyGroup, status: ReplyStatus): string {
  const objects = group.objects.map(writeObject).join('');
  const journal = status === 'OK' ? '' : wrap('LogBook', writeEvents(group.events, status));
  return wrap('DataObjectGroup', objects + journal, { id: group.id });
}

function writeObject(object: ReplyObject): string {
  return wrap(
    object.kind === 'binaryDataObject' ? 'BinaryDataObject' : 'PhysicalDataObject',
    element('DataObjectSystemId', object.systemId) +
      element('DataObjectGroupSystemId', object.groupSystemId) +
      element('DataObjectVersion', object.version),
    { id: object.id },
  );
}

function writeUnit(unit: ReplyUnit, status: ReplyStatus): string {
  const events = writeEvents(unit.events, status);
  const management = status === 'OK' ? '' : wrap('Management', events === '' ? '' : wrap('LogBook', events));
  const content = wrap('Content', element('SystemId', unit.systemId));
  return wrap('ArchiveUnit', management + content, { id: unit.id });
}

function writeEvents(events: readonly ReplyEvent[], status: ReplyStatus): string {
  return events
    .filter((event) => isTold(event, status))
    .map(writeEvent)
    .join('');
}

function writeEvent(event: ReplyEvent): string {
  const detail = event.evDetData;
  const told = detail !== undefined && Object.hasOwn(detail, 'evDetTechData');
  return wrap(
    'Event',
    element('EventTypeCode', event.evType) +
      element('EventType', event.label) +
      element('EventDateTime', event.evDateTime) +
      element('Outcome', event.outcome) +
      element('OutcomeDetail', event.outDetail) +
      element('OutcomeDetailMessage', event.outMessg) +
      (told ? element('EventDetailData', JSON.stringify(detail)) : '') +
      optional('DataObjectReferenceId', event.dataObjectReferenceId),
  );
}

function optional(name: string, text: string | undefined): string {
  return text === undefined ? '' : element(name, text);
}
