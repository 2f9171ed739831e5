import type { LifecycleDeclaration } from '../../logbook/index.ts';
import type { ActionDefinition, StepDefinition } from './definition.ts';

/**
 * The events that an action gives to lifecycles: those it declares, or `LFC.<key>` for each item of its step.
 */
export function lifecycleOf(
  step: Pick<StepDefinition<never>, 'distribution'>,
  action: Pick<ActionDefinition<never>, 'key' | 'lifecycle'>,
): readonly LifecycleDeclaration[] {
  if (action.lifecycle !== undefined) return action.lifecycle;
  if (step.distribution.kind === 'REF') return [];
  const { type, audience } = step.distribution;
  return [
    {
      kind: type === 'Units' ? 'unit' : 'objectgroup',
      evType: `LFC.${action.key}`,
      ...(audience === undefined ? {} : { audience }),
    },
  ];
}
