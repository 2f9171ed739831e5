import type { Action, UpdateById } from '@chartrier/dsl';

/** The stored paths that an update changes, in the order of its actions. */
export function touchedPaths({ actions }: UpdateById): readonly string[] {
  return actions.flatMap(pathsOf);
}

/**
 * What makes an update more than one of the description: the fields, as the caller wrote them, of management metadata or
 * of the archive unit profile. Empty: STP_UPDATE_UNIT_DESC; otherwise STP_UPDATE_UNIT.
 */
export function managementFields({ actions }: UpdateById): readonly string[] {
  return actions
    .flatMap(targetsOf)
    .filter(({ path }) => isManagementPath(path) || leading(path) === 'ArchiveUnitProfile')
    .map(({ written }) => written);
}

export function isManagementPath(path: string): boolean {
  return leading(path) === '_mgt';
}

function leading(path: string): string {
  return path.split('.')[0] ?? '';
}

function pathsOf(action: Action): readonly string[] {
  return targetsOf(action).map(({ path }) => path);
}

function targetsOf(action: Action) {
  switch (action.kind) {
    case '$set':
      return action.values.map(({ target }) => target);
    case '$unset':
      return action.targets;
    case '$setregex':
      return [action.target];
  }
}
