import type { UnitStep } from '../finding.ts';
import type { JsonObject } from '../json.ts';
import type { ManifestLimits } from '../limits.ts';
import type { ManifestRecord } from '../records.ts';
import type { FindingRule } from '../sentences/index.ts';
import type { Binding } from './binding.ts';
import { type Building, currentUnit } from './building.ts';
import type { ElementStack } from './element-stack.ts';
import { toldTitleOf } from './emit-unit.ts';
import { DOCUMENT } from './package-bindings.ts';
import type { Tag } from './xml-events.ts';
import { UnreadableXml } from './xml-fault.ts';

/** Turns elements into records, by local name: what validation refuses is built as far as it can be. */
export interface Builder {
  open(tag: Tag): void;
  close(tag: Tag, text: string): void;
  /** Units around the current element, for findings. */
  enclosingUnits(): readonly UnitStep[];
}

/** What an element costs beside its text. */
const ELEMENT_COST = 32;

/** The record that is being built, and grows. */
function holderOf(building: Building): { held: number } | undefined {
  return building.object ?? currentUnit(building) ?? building.transferManagement;
}

export function createBuilder(
  stack: ElementStack,
  limits: ManifestLimits,
  emit: (record: ManifestRecord) => void,
  refuse: (rule: FindingRule, found: string) => void,
): Builder {
  const bindings: (Binding | undefined)[] = [DOCUMENT];
  const owns: JsonObject[] = [{}];
  let held = 0;
  /** What grows outside units and objects (an agency, an event of a group), until its record is given. */
  const loose = { held: 0 };
  let given = 0;

  const building: Building = {
    units: [],
    object: undefined,
    groupId: undefined,
    transferManagement: undefined,
    ranks: { units: 0, objects: 0, groups: 0 },
    emit(record) {
      given++;
      emit(record);
    },
    refuse,
    position: () => ({ line: stack.lines[stack.depth] ?? 1, column: stack.columns[stack.depth] ?? 1 }),
    reference(to, id) {
      const unit = currentUnit(building);
      if (unit !== undefined) unit.contentReferences.push({ path: contentPath(unit.content), id, to });
    },
  };

  /** Fields and indexes from the content's root to the current element; an array's next index is its length. */
  const contentPath = (content: JsonObject): (string | number)[] => {
    let root = stack.depth;
    while (root > 0 && owns[root] !== content) root--;
    const path: (string | number)[] = [];
    for (let depth = root + 1; depth <= stack.depth; depth++) {
      const binding = bindings[depth];
      const field = binding?.field ?? stack.tags[depth]?.local ?? '';
      path.push(field);
      if (binding?.repeats !== true) continue;
      const present = owns[depth - 1]?.[field];
      path.push(Array.isArray(present) ? present.length : 0);
    }
    return path;
  };

  return {
    open(tag) {
      const { depth } = stack;
      const parent = bindings[depth - 1];
      const binding = parent === undefined ? undefined : (parent.children.get(tag.local) ?? parent.others);
      bindings[depth] = binding;
      if (binding !== undefined) owns[depth] = binding.begin(building, owns[depth - 1] ?? {}, tag);
    },

    close(tag, text) {
      const { depth } = stack;
      const binding = bindings[depth];
      if (binding === undefined) return;
      const holder = holderOf(building) ?? loose;
      const cost = text.length + ELEMENT_COST;
      holder.held += cost;
      held += cost;
      if (held > limits.heldText) throw new UnreadableXml('xml-limit-held', String(limits.heldText));
      const before = given;
      binding.end(building, owns[depth - 1] ?? {}, owns[depth] ?? {}, tag, text);
      if (given > before) {
        held -= holder.held;
        holder.held = 0;
      }
    },

    enclosingUnits: () =>
      building.units.map((unit) => {
        const title = toldTitleOf(unit);
        return { ...(unit.id === '' ? {} : { id: unit.id }), ...(title === undefined ? {} : { title }) };
      }),
  };
}
