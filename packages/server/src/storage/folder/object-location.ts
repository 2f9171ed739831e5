/** Where an object's bytes lie, the same on each offer of the strategy: a row of `object_location`. */
export interface ObjectLocation {
  readonly objectId: string;
  readonly strategy: string;
  readonly packKey: string;
  readonly offset: number;
  readonly length: number;
  readonly sha512: string;
}
