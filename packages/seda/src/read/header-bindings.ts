import { isJsonObject } from '../json.ts';
import { map, object, token } from '../mapping/fields.ts';
import type { HeaderField } from '../records.ts';
import { codeListNames } from '../schema/code-list-versions.ts';
import { collapseWhiteSpace } from '../schema/simple-types.ts';
import { SEDA_VERSIONS } from '../version.ts';
import { bindFields } from './bind-shape.ts';
import { type Binding, scope, textOf } from './binding.ts';

function headerToken(field: HeaderField): Binding {
  return textOf((building, text) => {
    building.emit({ kind: 'header', field, value: collapseWhiteSpace(text), ...building.position() });
  });
}

/** Comments keep their white space and say their language. */
const comment = textOf((building, text, tag) => {
  const lang = tag.attributes['xml:lang']?.value.trim();
  building.emit({
    kind: 'header',
    field: 'Comment',
    value: text,
    ...(lang === undefined || lang === '' ? {} : { lang }),
    ...building.position(),
  });
});

const codeList = textOf((building, text, tag) => {
  building.emit({
    kind: 'header',
    field: 'CodeListVersion',
    name: tag.local,
    value: collapseWhiteSpace(text),
    ...building.position(),
  });
});

const agencyShape = object({ Identifier: token, OrganizationDescriptiveMetadata: map });

function agency(field: 'ArchivalAgency' | 'TransferringAgency'): Binding {
  return {
    ...scope(agencyShape.kind === 'object' ? bindFields(agencyShape.shape) : new Map()),
    begin: () => ({}),
    end(building, _parent, own) {
      const { Identifier, OrganizationDescriptiveMetadata: organization } = own;
      building.emit({
        kind: 'header',
        field,
        value: typeof Identifier === 'string' ? Identifier : '',
        ...(isJsonObject(organization) ? { organization } : {}),
        ...building.position(),
      });
    },
  };
}

const codeLists = new Map(
  SEDA_VERSIONS.flatMap((version) => codeListNames(version).map((name) => [name, codeList] as const)),
);

/** The fields of the message around its package. */
export const HEADER_BINDINGS: readonly (readonly [string, Binding])[] = [
  ['Comment', comment],
  ['Date', headerToken('Date')],
  ['MessageIdentifier', headerToken('MessageIdentifier')],
  ['ArchivalAgreement', headerToken('ArchivalAgreement')],
  ['CodeListVersions', scope(codeLists)],
  ['RelatedTransferReference', headerToken('RelatedTransferReference')],
  ['TransferRequestReplyIdentifier', headerToken('TransferRequestReplyIdentifier')],
  ['ArchivalAgency', agency('ArchivalAgency')],
  ['TransferringAgency', agency('TransferringAgency')],
];
