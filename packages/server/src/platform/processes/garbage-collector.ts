import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export interface Collection {
  readonly type: 'minor' | 'major';
  readonly execution: 'sync';
  readonly flavor: 'regular' | 'last-resort';
}

/** V8's collector, to be run by hand where its own choice of the moment is known to be bad. */
export function garbageCollector(): (collection: Collection) => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as (collection: Collection) => void;
}
