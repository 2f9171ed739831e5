import { createHash } from 'node:crypto';
import type { IngestAction, IngestContext } from './ingest-services.ts';
import { findManifest } from './pass/package-queries.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { withPackageOf } from './pass/with-package.ts';
import { type DepositFault, describeFault, faultsData } from './refusal.ts';
import type { Deposit } from './staging/deposit.ts';
import { DIGEST_ALGORITHMS, opensslName } from './storing/digest-algorithm.ts';

/**
 * The manifest has the digest that the caller announced in X-Manifest-Digest-Algo and X-Manifest-Digest-Value. Nothing is
 * told when it has, nor when nothing was announced. Upper case in the value is accepted.
 */
export const manifestDigestCheck: IngestAction = {
  key: 'MANIFEST_DIGEST_CHECK',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { manifestDigestAlgorithm: algorithm, manifestDigestValue: value } = context.parameters;
    const fault = await digestFault(context, textOf(algorithm), textOf(value));
    if (fault === undefined) return { status: 'OK', silent: true };
    return { status: 'KO', evDetData: { Error: describeFault(fault), ...faultsData([fault]) } };
  },
};

function textOf(parameter: unknown): string | undefined {
  return typeof parameter === 'string' && parameter !== '' ? parameter : undefined;
}

async function digestFault(
  context: IngestContext,
  algorithm: string | undefined,
  value: string | undefined,
): Promise<DepositFault | undefined> {
  if (algorithm === undefined && value === undefined) return undefined;
  if (algorithm === undefined || value === undefined) {
    const detail = algorithm === undefined ? 'X-Manifest-Digest-Algo' : 'X-Manifest-Digest-Value';
    return { code: 'INGEST_MANIFEST_DIGEST_INCOMPLETE', parameters: { detail } };
  }
  const openssl = opensslName(algorithm);
  if (openssl === undefined) {
    const known = DIGEST_ALGORITHMS;
    return { code: 'INGEST_MANIFEST_DIGEST_ALGORITHM', parameters: { detail: algorithm, known } };
  }
  const found = await digestOfManifest(context, await stagedDeposit(context), openssl);
  if (found === value.toLowerCase()) return undefined;
  return { code: 'INGEST_MANIFEST_DIGEST_DIFFERS', parameters: { found, detail: value } };
}

async function digestOfManifest(context: IngestContext, deposit: Deposit, openssl: string): Promise<string> {
  const manifest = await findManifest(context.services.database, deposit);
  const digest = createHash(openssl);
  if (manifest !== undefined) {
    await withPackageOf(context, async (opened) => {
      for await (const chunk of await opened.content().stream(manifest)) digest.update(chunk);
    });
  }
  return digest.digest('hex');
}
