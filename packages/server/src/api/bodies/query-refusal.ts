import { type DslFault, describeFault } from '@chartrier/dsl';
import { type ChartrierError, chartrierError } from '@chartrier/messages';

/** As many faults of a query as a reader takes in. */
const TOLD_FAULTS = 10;

/**
 * The faults of a query as one error, each with its kind, its path and what to do.
 *
 * Faults of the grammar have Vitam's general code; those of names, types or limits are told under the code of the
 * endpoint, an empty query and a refused `$track_total_hits` by errors of their own.
 */
export function queryRefusal(faults: readonly DslFault[]): ChartrierError {
  const told = faults.slice(0, TOLD_FAULTS);
  const faultsFr = told.map((fault) => describeFault(fault, 'fr')).join(' | ');
  const faultsEn = told.map((fault) => describeFault(fault, 'en')).join(' | ');
  const parameters = { faultsFr, faultsEn };
  if (faults.some((fault) => fault.code === 'UNAUTHORIZED_PARAMETER_DSL'))
    return chartrierError('QUERY_PARAMETER_REFUSED', parameters);
  if (faults.some((fault) => fault.code === 'GLOBAL_EMPTY_QUERY'))
    return chartrierError('QUERY_EMPTY', parameters);
  return faults.some((fault) => fault.stage === 'grammar')
    ? chartrierError('QUERY_UNGRAMMATICAL', parameters)
    : chartrierError('QUERY_IMPOSSIBLE', parameters);
}
