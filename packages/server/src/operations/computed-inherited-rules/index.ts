/**
 * Rules in force, computed and kept on units so that searches and access contracts can compare them
 * (`#computedInheritedRules`): on request, at the end of a deposit whose contract asks for it, after a change that makes
 * them stale.
 */
export { computeObsoleteRules, followedByComputation } from './compute-obsolete.ts';
export { launchComputedRules } from './launch.ts';
export type {
  ComputedRulesRequestServices,
  ComputedRulesServices,
} from './services.ts';
export { computedRulesOutlines, computedRulesWorkflows } from './workflow.ts';
