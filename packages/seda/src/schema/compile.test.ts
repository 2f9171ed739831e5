import { describe, expect, it } from 'vitest';
import { SEDA_VERSIONS } from '../version.ts';
import { text } from './basic-types.ts';
import { type CompiledType, compileType, type State } from './compile.ts';
import { missingBefore, transferSchema } from './index.ts';
import {
  anyElements,
  childrenType,
  choice,
  many,
  one,
  optional,
  sequence,
  some,
  times,
} from './particles.ts';

function follow(type: CompiledType, names: readonly string[]): State | undefined {
  let state = type.start;
  for (const name of names) state = state?.transitions.get(name)?.next;
  return state;
}

describe('content models as automata', () => {
  const model = compileType(
    childrenType(
      'Example',
      sequence(
        one('A', text),
        optional('B', text),
        times('*', choice(one('C', text), sequence(one('D', text), some('E', text)))),
        anyElements,
        many('Z', text),
      ),
    ),
  );

  it('takes elements in their order and as often as they may come', () => {
    expect(follow(model, ['A'])?.accepting).toBe(true);
    expect(follow(model, ['A', 'B', 'C', 'D', 'E', 'E', 'C', 'Z'])?.accepting).toBe(true);
    expect(follow(model, ['A', 'D'])?.accepting).toBe(false);
    expect(follow(model, ['B'])).toBeUndefined();
    expect(follow(model, ['A', 'B', 'B'])).toBeUndefined();
  });

  it('opens its wildcard only where it stands', () => {
    expect(model.start?.wildcard).toBeUndefined();
    const extended = follow(model, ['A'])?.wildcard;
    expect(extended?.wildcard).toBe(extended);
    expect([...(extended?.transitions.keys() ?? [])]).toEqual(['Z']);
  });

  it('finds what is missing before an element and before the end', () => {
    const { start } = model;
    if (start === undefined) throw new Error('The model has children.');
    expect(missingBefore(start, 'C')?.missing).toEqual(['A']);
    expect(missingBefore(start, undefined)?.missing).toEqual(['A']);
    const afterD = follow(model, ['A', 'D']);
    if (afterD === undefined) throw new Error('D may come.');
    expect(missingBefore(afterD, undefined)?.missing).toEqual(['E']);
    expect(missingBefore(afterD, 'A')).toBeUndefined();
  });

  it('takes the children of xs:all once each, in any order', () => {
    const all = compileType({
      name: 'All',
      attributes: [],
      content: { kind: 'all', elements: [optional('A', text), one('B', text)] },
    });
    expect(follow(all, ['B', 'A'])?.accepting).toBe(true);
    expect(follow(all, ['A'])?.accepting).toBe(false);
    expect(follow(all, ['A', 'A'])).toBeUndefined();
  });

  it('refuses a model that gives one name two types', () => {
    const other = childrenType('Other', sequence());
    expect(() => compileType(childrenType('Bad', sequence(one('A', text), one('A', other))))).toThrow(
      /two types/,
    );
  });

  it.each(SEDA_VERSIONS)('compiles SEDA %s, units nesting in units', (version) => {
    const unit = transferSchema(version)
      .named.get('DataObjectPackage')
      ?.named.get('DescriptiveMetadata')
      ?.named.get('ArchiveUnit');
    expect(unit?.named.get('ArchiveUnit')).toBe(unit);
    const content = unit?.named.get('Content');
    expect(content?.named.has('DateLitteral')).toBe(version !== '2.1');
    expect(content?.named.has('Signature')).toBe(version !== '2.3');
    expect(content?.start?.wildcard).toBeDefined();
  });
});
