/**
 * The way from a unit up to the one that declares a rule. Paths share their upper parts: a unit that receives a
 * thousand rules adds a thousand links, whatever its depth.
 */
export interface Path {
  readonly unit: string;
  readonly above: Path | undefined;
  /** How many units it names. */
  readonly length: number;
}

export function pathOf(unit: string, above?: Path): Path {
  return { unit, above, length: (above?.length ?? 0) + 1 };
}

/** The units of a path, from the one that receives to the one that declares. */
export function unitsOf(path: Path): readonly string[] {
  const units: string[] = [];
  for (let link: Path | undefined = path; link !== undefined; link = link.above) units.push(link.unit);
  return units;
}

/** How many more paths may be made. In a graph of many parents they double at each level. */
export interface PathBudget {
  left: number;
}
