import { isJsonObject, type JsonObject } from '../json.ts';
import type { UpdateOperation } from '../records.ts';
import { collapseWhiteSpace } from '../schema/simple-types.ts';
import type { Building, UnitDraft } from './building.ts';

/** Of the titles of the units around a unit, how many are told. */
const TITLE_PATH_LENGTH = 32;
/** Characters of a title that are told: each unit tells those around it, and a title may be megabytes long. */
const TOLD_TITLE_LENGTH = 200;

/** Gives the record of a unit, or of a link to one, whose closing tag is met. It is the last of `building.units`. */
export function emitUnit(building: Building, unit: UnitDraft): void {
  const parent = building.units.at(-2);
  if (unit.linkTo !== undefined) {
    const targetId = collapseWhiteSpace(unit.linkTo);
    building.emit({
      kind: 'archiveUnitReference',
      id: unit.id,
      ...(parent === undefined ? {} : { parentId: parent.id }),
      targetId,
      malformed: targetId !== unit.linkTo,
      ...unit.position,
    });
    return;
  }
  const updateOperation = updateOperationOf(unit.management);
  building.emit({
    kind: 'archiveUnit',
    id: unit.id,
    ordinal: unit.ordinal,
    ...(parent === undefined ? {} : { parentId: parent.id }),
    ...(unit.profile === undefined ? {} : { archiveUnitProfile: unit.profile }),
    content: unit.content,
    management: unit.management,
    ...(updateOperation === undefined ? {} : { updateOperation }),
    objectReferences: unit.objectReferences,
    contentReferences: unit.contentReferences,
    events: unit.events,
    titlePath: building.units.slice(-TITLE_PATH_LENGTH).map((step) => toldTitleOf(step) ?? ''),
    ...unit.position,
  });
}

/** The title that people know the unit by, shortened when it is very long. */
export function toldTitleOf(unit: UnitDraft): string | undefined {
  const title = titleOf(unit);
  if (title === undefined || title.length <= TOLD_TITLE_LENGTH) return title;
  // not in the middle of a character of two halves
  return `${title.slice(0, TOLD_TITLE_LENGTH).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The one without a language, else the first. */
function titleOf(unit: UnitDraft): string | undefined {
  const { Title: title, Title_: byLanguage } = unit.content;
  if (typeof title === 'string') return title;
  const first = isJsonObject(byLanguage) ? Object.values(byLanguage)[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}

function updateOperationOf(management: JsonObject): UpdateOperation | undefined {
  const operation = management.UpdateOperation;
  if (!isJsonObject(operation)) return undefined;
  const { SystemId: systemId, ArchiveUnitIdentifierKey: key } = operation;
  const { MetadataName: metadataName, MetadataValue: metadataValue } = isJsonObject(key) ? key : {};
  return {
    ...(typeof systemId === 'string' ? { systemId } : {}),
    ...(typeof metadataName === 'string' ? { metadataName } : {}),
    ...(typeof metadataValue === 'string' ? { metadataValue } : {}),
  };
}
