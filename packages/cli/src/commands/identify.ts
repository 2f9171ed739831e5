import { readFile } from 'node:fs/promises';
import { compileSignatures, type Signatures, starterContainers, starterSignatures } from '@chartrier/pronom';
import type { AddCommand } from '../command.ts';
import { EXIT_CODES } from '../exit-code.ts';
import {
  identificationCsv,
  identificationLine,
  identificationObject,
} from '../identify/identification-forms.ts';
import { identifyPaths } from '../identify/identify-paths.ts';
import { say } from '../language.ts';
import { progressLine } from '../progress-line.ts';

interface IdentifyCommandOptions {
  readonly signatures?: string;
  readonly containers?: string;
  readonly json?: boolean;
  readonly csv?: boolean;
}

/** Files between two refreshes of the progress line. */
const TOLD_EVERY = 50;

export const identifyCommand: AddCommand = (program, done) => {
  program
    .command('identify <paths...>')
    .description('tells the format (PUID) of files, and of all files of folders, by PRONOM’s signatures')
    .option('--signatures <file>', 'DROID signature file (a starter set of everyday formats when absent)')
    .option('--containers <file>', 'container signature file that goes with it')
    .option('--json', 'one JSON object a line')
    .option('--csv', 'CSV, with the columns that Siegfried gives')
    .action(async (paths: readonly string[], options: IdentifyCommandOptions) => {
      const signatures = await signaturesOf(options);
      const line = progressLine({ visible: true });
      let files = 0;
      let failed = 0;
      if (options.csv) console.log(identificationCsv.heading);
      for await (const file of identifyPaths(paths, signatures)) {
        files += 1;
        if (file.error !== undefined) failed += 1;
        if (files % TOLD_EVERY === 0)
          line.show(say(`${files} fichiers · ${file.path}`, `${files} files · ${file.path}`));
        if (options.json) console.log(JSON.stringify(identificationObject(file)));
        else if (options.csv) console.log(identificationCsv.row(file));
        else console.log(identificationLine(file));
      }
      line.clear();
      done(failed > 0 ? EXIT_CODES.ERROR : EXIT_CODES.OK);
    });
};

/** Container signatures alone complete the starter set's formats: their own file must come with the DROID file. */
async function signaturesOf({ signatures, containers }: IdentifyCommandOptions): Promise<Signatures> {
  if (signatures === undefined) {
    if (containers === undefined) return starterSignatures();
    throw new Error(
      say(
        '--containers demande --signatures : donnez les deux fichiers.',
        '--containers needs --signatures: give both files.',
      ),
    );
  }
  return compileSignatures(
    await readFile(signatures),
    containers === undefined ? starterContainers() : await readFile(containers),
  );
}
