import type { AddCommand } from '../command.ts';
import { type ConfiguredOptions, configurationOf, withConfiguration } from '../configured.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { say } from '../language.ts';
import { paintStatus } from '../paint.ts';

/** For whoever can open the archive itself: an administrator who is locked out. */
export const peopleCommand: AddCommand = (program, done) => {
  const people = program.command('people').description('accounts of people');
  withConfiguration(
    people.command('reset <login>').description('gives a new one-time password; ends the sessions'),
  ).action(async (login: string, options: ConfiguredOptions) => {
    const { resetPersonPassword } = await import('@chartrier/server');
    const { password, expiresAt } = await resetPersonPassword(await configurationOf(options), login);
    const until = expiresAt.toISOString();
    if (options.json) console.log(JSON.stringify({ login, password, expiresAt: until }));
    else
      console.log(
        `${paintStatus('OK')} ${login} : ${password} (${say(`valable jusqu’au ${until}`, `valid until ${until}`)})`,
      );
    done(EXIT_CODES.OK);
  });
  for (const command of people.commands) command.exitOverride();
};
