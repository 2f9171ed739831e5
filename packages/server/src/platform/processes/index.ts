export { giveMemoryBackAtRest } from './memory-at-rest.ts';
export { linkToParent } from './parent-link.ts';
export { letGoOfPassing } from './passing-memory.ts';
export { leaveSignalsToParent, stopOnSignals } from './stop-signals.ts';
export { type SupervisedChild, superviseChild } from './supervise-child.ts';
