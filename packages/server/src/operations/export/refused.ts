import { ChartrierError, type ErrorCode, errorMessage } from '@chartrier/messages';
import type { Outcome } from '../engine/index.ts';
import type { ExportContext } from './services.ts';

/** A refusal under the key that Vitam gives it in the event: `Reason` of a manifest, `error` of a threshold. */
export function refused(
  { services }: ExportContext,
  key: 'Reason' | 'error',
  code: ErrorCode,
  parameters: Readonly<Record<string, string | number>> = {},
): Outcome {
  const reason = errorMessage(new ChartrierError(code, parameters), services.language);
  return { status: 'KO', evDetData: { [key]: reason } };
}
