import type { Diagnosis } from '@chartrier/server';
import type { AddCommand } from '../command.ts';
import { type ConfiguredOptions, configurationOf, withConfiguration } from '../configured.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { language } from '../language.ts';
import { paint } from '../paint.ts';

const SIGNS = { fine: '✓', beware: '!', refused: '✗' } as const;

export const doctorCommand: AddCommand = (program, done) => {
  withConfiguration(
    program.command('doctor').description('what is configured, what is missing, what to do'),
  ).action(async (options: ConfiguredOptions) => {
    const { diagnose } = await import('@chartrier/server');
    const config = await configurationOf(options);
    const diagnoses = await diagnose(config);
    if (options.json) console.log(JSON.stringify({ configuration: config.file ?? null, diagnoses }));
    else for (const diagnosis of diagnoses) printDiagnosis(diagnosis);
    done(diagnoses.some((one) => one.state === 'refused') ? EXIT_CODES.ERROR : EXIT_CODES.OK);
  });
};

function printDiagnosis(diagnosis: Diagnosis): void {
  const french = language() === 'fr';
  console.log(
    `${paint(diagnosis.state, SIGNS[diagnosis.state])} ${diagnosis.subject.padEnd(18)} ${french ? diagnosis.fr : diagnosis.en}`,
  );
  const remedy = french ? diagnosis.remedyFr : diagnosis.remedyEn;
  if (remedy !== undefined) console.log(`  ${' '.repeat(18)} → ${remedy}`);
}
