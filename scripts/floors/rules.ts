import type { IFlattenedRuleSet } from 'dependency-cruiser';
import { IMPURE_MODULES, PACKAGES, PURE_PACKAGES, serverRooms } from './rooms.ts';

type Rule = NonNullable<IFlattenedRuleSet['forbidden']>[number];

/** Tests and their support may look anywhere. */
const TEST_FILES = '(\\.test\\.ts$|/test/|/bench/)';
const SERVER = 'packages/server/src';

function packageRules(): Rule[] {
  return Object.entries(PACKAGES).map(([name, allowed]) => ({
    name: `package-${name}`,
    comment: `packages/${name} may import ${allowed.length === 0 ? 'no other package of ours' : allowed.join(', ')}`,
    severity: 'error',
    from: { path: `^packages/${name}/`, pathNot: TEST_FILES },
    to: { path: '^packages/', pathNot: `^packages/(${[name, ...allowed].join('|')})/` },
  }));
}

function entryRules(): Rule[] {
  return [
    {
      name: 'package-by-its-index',
      comment: 'a package is entered through its src/index.ts',
      severity: 'error',
      from: { path: '^packages/([^/]+)/', pathNot: TEST_FILES },
      to: { path: '^packages/[^/]+/', pathNot: '^packages/($1/|[^/]+/src/index\\.ts$)' },
    },
  ];
}

function pureRules(): Rule[] {
  return [
    {
      name: 'pure-packages',
      comment: 'a pure package reaches no file, network, process or clock',
      severity: 'error',
      from: { path: `^packages/(${PURE_PACKAGES.join('|')})/`, pathNot: TEST_FILES },
      to: { path: IMPURE_MODULES },
    },
  ];
}

/** A pattern of `operations/[^/]+` must not swallow the engine when it stands for the other operations. */
function roomPath(name: string): string {
  return name === 'operations/[^/]+' ? 'operations/(?!engine/)[^/]+' : name;
}

function floorRules(): Rule[] {
  const rules: Rule[] = [];
  for (const room of serverRooms()) {
    const ownOperation = room.name === 'operations/[^/]+';
    const own = ownOperation ? 'operations/$1' : room.name;
    const from = ownOperation ? `^${SERVER}/operations/((?!engine/)[^/]+)/` : `^${SERVER}/${room.name}/`;
    rules.push({
      name: `floor-${ownOperation ? 'operations' : room.name.replace('/', '-')}`,
      comment: `${room.name} may import only what is below it or to its left: ${room.below.join(', ') || 'nothing'}`,
      severity: 'error',
      from: { path: from, pathNot: TEST_FILES },
      to: {
        path: `^${SERVER}/`,
        pathNot: `^${SERVER}/(${[own, ...room.below.map(roomPath)].join('|')})/`,
      },
    });
    rules.push({
      name: `door-${ownOperation ? 'operations' : room.name.replace('/', '-')}`,
      comment: 'a room is entered through its index.ts',
      severity: 'error',
      from: { path: from, pathNot: TEST_FILES },
      to: {
        path: `^${SERVER}/[^/]+/`,
        pathNot: `^${SERVER}/(${own}/|([^/]+|operations/[^/]+|archive/query)/index\\.ts$)`,
      },
    });
  }
  return rules;
}

/** The rules that dependency-cruiser checks. */
export function floorRuleSet(): IFlattenedRuleSet {
  return {
    forbidden: [
      ...packageRules(),
      ...entryRules(),
      ...pureRules(),
      ...floorRules(),
      {
        name: 'no-circle',
        comment: 'files do not import each other in a circle',
        severity: 'error',
        from: { pathNot: TEST_FILES },
        to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
      },
    ],
  };
}
