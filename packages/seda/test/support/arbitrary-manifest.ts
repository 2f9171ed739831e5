import fc from 'fast-check';
import type { SedaVersion } from '../../src/index.ts';
import { binaryDataObject } from '../../src/schema/binary-data-object.ts';
import { content } from '../../src/schema/content.ts';
import { management } from '../../src/schema/management.ts';
import type { ElementType, Occurrence, Particle } from '../../src/schema/particles.ts';
import { physicalDataObject } from '../../src/schema/physical-data-object.ts';
import type { SimpleType } from '../../src/schema/simple-types.ts';
import { escapeAttribute, escapeText, wrap } from '../../src/write/xml-text.ts';
import { type SmallManifest, smallManifest } from './small-manifest.ts';

/**
 * Manifests drawn from the schema itself: whatever they hold, they are valid but for their references. Markup is drawn,
 * not JSON, so that reading is tested first.
 */

const characters = fc.string({
  unit: fc.constantFrom(
    'a',
    'Z',
    '9',
    'é',
    '漢',
    '🗄️',
    ' ',
    '\n',
    '\t',
    '&',
    '<',
    '>',
    '"',
    "'",
    ']]>',
    '\u0085',
  ),
  maxLength: 12,
});
const word = fc.string({ unit: fc.constantFrom('a', 'B', '7', 'é', '&', '-'), minLength: 1, maxLength: 6 });
const name = fc
  .string({ unit: fc.constantFrom('a', 'B', 'é', '-', '.', '4'), maxLength: 6 })
  .map((rest) => `N${rest}`);

const BY_RULE: Readonly<Record<string, fc.Arbitrary<string>>> = {
  value: characters,
  'value-empty': fc.tuple(word, characters).map(([first, rest]) => first + rest),
  'value-identifier': fc.uuid().map((uuid) => `id-${uuid}`),
  'value-date-time': fc.constantFrom(
    '2016-06-03T15:28:00',
    '0987-07-03T00:00:00.5Z',
    '2016-06-03T24:00:00+14:00',
  ),
  'value-date': fc.constantFrom('2016-06-03', '2024-02-29Z', '1895-01-01+02:00'),
  'value-any-date': fc.constantFrom('2016-06-03', '2016-06-03Z', '1914', '1914-08', '2016-06-03T15:28:00'),
  'value-boolean': fc.constantFrom('true', 'false', '0', ' 1 '),
  'value-integer': fc.integer({ min: -1_000, max: 1_000 }).map(String),
  'value-positive-integer': fc.integer({ min: 1 }).map(String),
  'value-decimal': fc.constantFrom('1', '29.7', '-0.5'),
  'value-language': fc.constantFrom('fr', 'en-GB'),
  'value-digest': fc.constantFrom('', 'ab12', 'AQI='),
  'value-base64': fc.constantFrom('', 'AQI='),
};

function value(type: SimpleType): fc.Arbitrary<string> {
  if (type.rule === 'value-enumeration') return fc.constantFrom(...type.expected);
  const drawn = BY_RULE[type.rule];
  if (drawn === undefined) throw new Error(`Nothing drawn for ${type.rule}`);
  return drawn;
}

function repeated(drawn: fc.Arbitrary<string>, occurs: Occurrence): fc.Arbitrary<string> {
  if (occurs === '1') return drawn;
  if (occurs === '?') return fc.oneof(fc.constant(''), drawn);
  return fc.array(drawn, { minLength: occurs === '+' ? 1 : 0, maxLength: 2 }).map((all) => all.join(''));
}

const extension: fc.Arbitrary<string> = fc.oneof(
  fc.tuple(name, characters).map(([tag, text]) => wrap(tag, escapeText(text))),
  fc
    .tuple(name, fc.array(fc.tuple(name, word), { maxLength: 3 }))
    .map(([tag, children]) =>
      wrap(tag, children.map(([inner, text]) => wrap(inner, escapeText(text))).join('')),
    ),
);

function particle(drawn: Particle): fc.Arbitrary<string> {
  if (drawn.kind === 'any') return repeated(extension, drawn.occurs);
  if (drawn.kind === 'element') return repeated(element(drawn.name, drawn.type()), drawn.occurs);
  const inner = drawn.particles.map(particle);
  if (inner.length === 0) return fc.constant('');
  const once = drawn.kind === 'choice' ? fc.oneof(...inner) : fc.tuple(...inner).map((all) => all.join(''));
  return repeated(once, drawn.occurs);
}

function element(tag: string, type: ElementType, id?: string): fc.Arbitrary<string> {
  const attributes = fc
    .tuple(
      ...type.attributes.map((attribute) =>
        attribute.name === 'id' && id !== undefined
          ? fc.constant(` id="${id}"`)
          : fc
              .tuple(attribute.required ? fc.constant(true) : fc.boolean(), value(attribute.type))
              .map(([written, text]) => (written ? ` ${attribute.name}="${escapeAttribute(text)}"` : '')),
      ),
    )
    // The xlink prefix is not declared in these manifests.
    .map((all) => all.filter((one) => !one.startsWith(' xlink:')).join(''));
  return fc
    .tuple(attributes, inside(type))
    .map(([written, markup]) => `<${tag}${written}>${markup}</${tag}>`);
}

function inside({ content: held }: ElementType): fc.Arbitrary<string> {
  if (held.kind === 'text') return value(held.type).map(escapeText);
  if (held.kind === 'children') return particle(held.model);
  return fc
    .shuffledSubarray([...held.elements])
    .chain((elements) => fc.tuple(...elements.map((one) => element(one.name, one.type()))))
    .map((all) => all.join(''));
}

/** A manifest with some objects and some units, of a version. */
export function arbitraryManifest(version: SedaVersion): fc.Arbitrary<string> {
  const objects = fc
    .tuple(
      element('BinaryDataObject', binaryDataObject(version), 'B1'),
      element('PhysicalDataObject', physicalDataObject(version), 'P1'),
    )
    .map((all) => all.join(''));
  const units = fc
    .array(fc.tuple(element('Management', management(version)), element('Content', content(version))), {
      minLength: 1,
      maxLength: 2,
    })
    .map((all) =>
      all
        .map(
          ([managed, described], rank) => `<ArchiveUnit id="U${rank}">${managed}${described}</ArchiveUnit>`,
        )
        .join(''),
    );
  return fc.record({ objects, units }).map((parts: SmallManifest) => smallManifest({ version, ...parts }));
}
