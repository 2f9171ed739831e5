/**
 * Chartrier's server, for the command line and for tests.
 *
 *     const config = await loadConfig({ file, environment: process.env, workingDirectory: process.cwd() });
 *     await serve(config);
 */
/** The command line reads replies to transfers with it. */
export { type ReplyProblem, readReplyProblems } from '@chartrier/seda';
export { addCertificate, revokeCertificate } from './certificates.ts';
export { type Diagnosis, diagnose } from './doctor.ts';
export { type RunningServer, serve, startServer } from './main.ts';
export { catchUpWithOffers, rebuildDatabase } from './offline.ts';
export { resetPersonPassword } from './people.ts';
export { type Config, configReference, loadConfig, makeConfig } from './platform/index.ts';
export { issueCertificate, issueRevocationList, makeDevelopmentAuthority } from './security/index.ts';
export { type RunningWorker, startWorker, work } from './worker.ts';
