// npm run sample [-- DIRECTORY]: makes the sample packages, by default in samples/made/.

import { makeSamples } from './sample/make.ts';
import { sampleFile } from './samples.ts';

const made = await makeSamples(process.argv[2] ?? sampleFile('made'));
console.log(made.good);
console.log(made.faulty);
