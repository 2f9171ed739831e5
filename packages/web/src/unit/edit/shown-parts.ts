import { type Draft, isBlank, type Thing } from './draft.ts';
import type { Part, ThingShape } from './shapes.ts';

function othersOf({ parts, exclusive }: ThingShape, name: string): readonly Part[] {
  const own = exclusive.find((names) => names.includes(name));
  if (own === undefined) return [];
  const others = new Set(exclusive.filter((names) => names !== own).flat());
  return parts.filter((part) => others.has(part.name));
}

/** The parts of a thing that its form shows: filled or asked for, and the main ones that nothing excludes. */
export function shownParts(shape: ThingShape, { parts, kept }: Thing): readonly Part[] {
  return shape.parts.filter(({ name, isMain }) => {
    if (name in parts) return true;
    return isMain && !(name in kept) && othersOf(shape, name).every((other) => !(other.name in parts));
  });
}

/** Those that may be asked for: not shown, and not excluded by what is filled. */
export function addableParts(shape: ThingShape, thing: Thing): readonly Part[] {
  const shown = new Set(shownParts(shape, thing).map(({ name }) => name));
  return shape.parts.filter(
    ({ name }) =>
      !shown.has(name) &&
      !(name in thing.kept) &&
      othersOf(shape, name).every((other) => isBlank(other.shape, thing.parts[other.name])),
  );
}

/** The thing with a part; those that it excludes are there no more. */
export function withPart(shape: ThingShape, thing: Thing, name: string, draft: Draft): Thing {
  const excluded = new Set(othersOf(shape, name).map((other) => other.name));
  const left = Object.entries(thing.parts).filter(([other]) => !excluded.has(other));
  return { ...thing, parts: { ...Object.fromEntries(left), [name]: draft } };
}
