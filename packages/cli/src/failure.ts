import { VitamFailure } from '@chartrier/client';
import { errorMessage, errorRemedy, isChartrierError } from '@chartrier/messages';
import { language } from './language.ts';
import { paint } from './paint.ts';

/** Says on standard error what failed and what to do; with `--json`, as one object. */
export function tellFailure(error: unknown, json: boolean): void {
  const told = describe(error);
  if (json) {
    console.error(JSON.stringify(told));
    return;
  }
  console.error(paint('refused', told.message));
  if (told.remedy !== undefined) console.error(told.remedy);
}

interface Told {
  readonly code: string;
  readonly message: string;
  readonly remedy?: string;
}

function describe(error: unknown): Told {
  if (isChartrierError(error)) {
    return {
      code: error.code,
      message: errorMessage(error, language()),
      remedy: errorRemedy(error, language()),
    };
  }
  if (error instanceof VitamFailure) {
    const { code, message, description } = error.refusal.error;
    return { code, message: description ?? message ?? error.message };
  }
  return { code: 'ERROR', message: error instanceof Error ? error.message : String(error) };
}
