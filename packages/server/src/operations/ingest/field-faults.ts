import { type FieldFault, fieldFaultError } from '../../archive/index.ts';
import type { DepositFault, FaultPlace } from './refusal.ts';

/** A field's fault as one of the deposit, at its place. */
export function fieldFault(fault: FieldFault, place: FaultPlace): DepositFault {
  return { ...place, ...fieldFaultError(fault) };
}
