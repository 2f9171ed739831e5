import type { JsonObject } from '@chartrier/dsl';
import { guid, unit } from './fixtures.ts';

/** A unit below others, whose own ancestors are given with them. */
export function unitBelow(name: string, parents: readonly JsonObject[], fields: JsonObject = {}): JsonObject {
  const ids = (values: readonly unknown[]) => [...new Set(values.map(String))];
  const up = ids(parents.map(({ _id }) => _id));
  const us = ids([...up, ...parents.flatMap(({ _us }) => _us as readonly string[])]);
  return unit(name, { _up: up, _us: us, ...fields });
}

/** The identifiers of a path, from the names of its units. */
export function path(...names: readonly string[]): readonly string[] {
  return names.map((name) => guid('unit', name));
}

const sp = (agency: string) => ({ _sp: agency, _sps: [agency] });

/** A holding unit without agency, two agencies below it, and a folder below both, with units of three agencies. */
export function rulesArchive(): readonly JsonObject[] {
  const { _sp, ...holding } = unit('h', { _unitType: 'HOLDING_UNIT', _sps: [] });
  const a = unitBelow('a', [holding], {
    ...sp('SP1'),
    _mgt: {
      AccessRule: { Rules: [{ Rule: 'ACC-1', StartDate: '2000-01-01', EndDate: '2025-01-01' }] },
      AppraisalRule: {
        Rules: [{ Rule: 'APP-1', StartDate: '2000-01-01', EndDate: '2005-01-01' }],
        FinalAction: 'Destroy',
      },
      NeedAuthorization: true,
    },
  });
  const b = unitBelow('b', [holding], {
    ...sp('SP2'),
    _mgt: {
      AccessRule: {
        Rules: [{ Rule: 'ACC-1', StartDate: '2010-01-01', EndDate: '2035-01-01' }, { Rule: 'ACC-2' }],
      },
      AppraisalRule: {
        Rules: [{ Rule: 'APP-2', StartDate: '2010-01-01', EndDate: '2020-01-01' }],
        FinalAction: 'Keep',
      },
    },
  });
  const c = unitBelow('c', [a, b], {
    ...sp('SP1'),
    _mgt: { AccessRule: { Inheritance: { PreventRulesId: ['ACC-2'] } } },
  });
  const d = unitBelow('d', [c], {
    ...sp('SP1'),
    _mgt: {
      AccessRule: { Rules: [{ Rule: 'ACC-1', StartDate: '2015-01-01', EndDate: '2040-01-01' }] },
      AppraisalRule: { FinalAction: 'Destroy', Inheritance: { PreventInheritance: true } },
    },
  });
  const e = unitBelow('e', [c], sp('SP3'));
  return [holding, a, b, c, d, e];
}

/** Levels of two units, each below both of the level above: from the lowest, paths to the top double at each level. */
export function lattice(levels: number): readonly JsonObject[] {
  const units: JsonObject[] = [unit('top', { _mgt: { AccessRule: { Rules: [{ Rule: 'ACC-1' }] } } })];
  let above: readonly JsonObject[] = units;
  for (let level = 0; level < levels; level += 1) {
    const letters = level.toString(26).replaceAll(/\d/g, (digit) => 'qrstuvwxyz'[Number(digit)] ?? '');
    const parents = above;
    above = ['left', 'right'].map((side) => unitBelow(`${side}${letters}`, parents));
    units.push(...above);
  }
  return units;
}
