/**
 * Places of a file where a segment may begin, as intervals with both ends included, sorted, apart from one another.
 * Several places of the previous segment give intervals that mostly overlap: the list stays short.
 */
export type Places = [from: number, to: number][];

export function addPlaces(places: Places, from: number, to: number): void {
  let index = places.length;
  while (index > 0 && (places[index - 1]?.[0] ?? 0) > from) index--;
  const before = places[index - 1];
  if (before !== undefined && before[1] >= from - 1) {
    before[1] = Math.max(before[1], to);
    index--;
  } else places.splice(index, 0, [from, to]);
  const grown = places[index];
  for (let after = places[index + 1]; grown !== undefined && after !== undefined; after = places[index + 1]) {
    if (after[0] > grown[1] + 1) break;
    grown[1] = Math.max(grown[1], after[1]);
    places.splice(index + 1, 1);
  }
}

/** Whether a place of `[from, to]` is among them. */
export function meets(places: Places, from: number, to: number): boolean {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.[1] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const candidate = places[low];
  return candidate !== undefined && candidate[0] <= to;
}

/** Drops intervals that end before a place that the search has gone by. */
export function dropPlaces(places: Places, before: number): void {
  const kept = places.findIndex(([, to]) => to >= before);
  places.splice(0, kept < 0 ? places.length : kept);
}
