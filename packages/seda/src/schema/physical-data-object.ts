import type { SedaVersion } from '../version.ts';
import { identifier, int, plainString } from './basic-types.ts';
import { dataObjectType } from './data-object.ts';
import {
  anyElements,
  childrenType,
  type ElementType,
  optional,
  requiredAttribute,
  sequence,
  textType,
} from './particles.ts';
import * as simple from './simple-types.ts';

/** Units of length and weight by their name or their UN/ECE recommendation 20 code. */
export const LENGTH_UNITS = [
  'micrometre',
  '4H',
  'millimetre',
  'MMT',
  'centimetre',
  'CMT',
  'metre',
  'inch',
  'INH',
  'foot',
  'FOT',
] as const;
export const WEIGHT_UNITS = [
  'microgram',
  'MC',
  'milligram',
  'MGM',
  'gram',
  'GRM',
  'kilogram',
  'KGM',
] as const;

const length = textType(
  'LengthMeasurementType',
  simple.decimal,
  requiredAttribute('unit', simple.oneOf(...LENGTH_UNITS)),
);
const weight = textType(
  'WeightMeasurementType',
  simple.decimal,
  requiredAttribute('unit', simple.oneOf(...WEIGHT_UNITS)),
);

const dimensions = childrenType(
  'DimensionsType',
  sequence(
    optional('Width', length),
    optional('Height', length),
    optional('Depth', length),
    optional('Shape', plainString),
    optional('Diameter', length),
    optional('Length', length),
    optional('Thickness', length),
    optional('Weight', weight),
    optional('NumberOfPage', int),
  ),
);

/** PhysicalDataObjectType: what lies on a shelf. */
export function physicalDataObject(version: SedaVersion): ElementType {
  return dataObjectType(
    'PhysicalDataObjectType',
    version,
    optional('PhysicalId', identifier),
    optional('PhysicalDimensions', dimensions),
    anyElements,
  );
}
