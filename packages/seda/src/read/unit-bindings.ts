import { CONTENT } from '../mapping/content.ts';
import { MANAGEMENT_FIELDS } from '../mapping/management.ts';
import type { ObjectReference } from '../records.ts';
import { collapseWhiteSpace } from '../schema/simple-types.ts';
import { EXTENSION, isReservedName } from './bind-extension.ts';
import { bindFields } from './bind-shape.ts';
import { type Binding, scope, textOf } from './binding.ts';
import { type Building, currentUnit, type UnitDraft } from './building.ts';
import { emitUnit } from './emit-unit.ts';
import { journal } from './event-bindings.ts';

function unitText(use: (unit: UnitDraft, text: string, building: Building) => void): Binding {
  return textOf((building, text) => {
    const unit = currentUnit(building);
    if (unit !== undefined) use(unit, text, building);
  });
}

function objectReference(to: ObjectReference['to']): Binding {
  return unitText((unit, text, building) => {
    unit.objectReferences.push({ to, id: collapseWhiteSpace(text), ...building.position() });
  });
}

const management = scope(
  new Map<string, Binding>([
    ...bindFields({ fields: MANAGEMENT_FIELDS, others: 'ignored' }),
    [
      'LogBook',
      journal((building, event) => {
        currentUnit(building)?.events.push(event);
      }),
    ],
  ]),
  { begin: (building) => currentUnit(building)?.management },
);

/** An extension becomes a field of the stored document, where names of the archive's own fields are not free. */
const extension: Binding = {
  ...EXTENSION,
  others: EXTENSION,
  begin(building, _parent, tag) {
    if (isReservedName(tag.local)) building.refuse('extension-name', tag.name);
    return {};
  },
  end(building, parent, own, tag, text) {
    if (!isReservedName(tag.local)) EXTENSION.end(building, parent, own, tag, text);
  },
};

const content: Binding = {
  ...scope(bindFields(CONTENT), { begin: (building) => currentUnit(building)?.content }),
  others: extension,
};

const children = new Map<string, Binding>([
  [
    'ArchiveUnitRefId',
    unitText((unit, text) => {
      unit.linkTo = text;
    }),
  ],
  [
    'ArchiveUnitProfile',
    unitText((unit, text) => {
      const profile = collapseWhiteSpace(text);
      if (profile !== '') unit.profile = profile;
    }),
  ],
  ['Management', management],
  ['Content', content],
  [
    'DataObjectReference',
    scope(
      new Map([
        ['DataObjectReferenceId', objectReference('object')],
        ['DataObjectGroupReferenceId', objectReference('group')],
      ]),
    ),
  ],
  [
    'DataObjectGroup',
    scope(new Map([['DataObjectGroupExistingReferenceId', objectReference('existingGroup')]])),
  ],
]);

/** An archive unit, or a link to one; units nest in units. */
export const ARCHIVE_UNIT: Binding = scope(children, {
  begin(building, tag) {
    const parent = currentUnit(building);
    if (parent !== undefined) rank(building, parent);
    building.units.push({
      id: tag.attributes.id?.value.trim() ?? '',
      position: building.position(),
      ordinal: 0,
      profile: undefined,
      content: {},
      management: {},
      objectReferences: [],
      contentReferences: [],
      events: [],
      linkTo: undefined,
      held: 0,
    });
    return undefined;
  },
  end(building) {
    const unit = currentUnit(building);
    if (unit === undefined) return;
    if (unit.linkTo === undefined) rank(building, unit);
    emitUnit(building, unit);
    building.units.pop();
  },
});
children.set('ArchiveUnit', ARCHIVE_UNIT);

/** A unit takes its rank before its first nested unit, and a link takes none: ranks follow opening tags. */
function rank(building: Building, unit: UnitDraft): void {
  if (unit.ordinal === 0) unit.ordinal = ++building.ranks.units;
}
