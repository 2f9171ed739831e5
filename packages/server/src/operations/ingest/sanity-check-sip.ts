import { remember } from './attempt-memory.ts';
import type { IngestAction, IngestContext, IngestOutcome } from './ingest-services.ts';
import { stagedDeposit } from './pass/run-pass.ts';
import { scanAgain } from './pass/scan-again.ts';
import { type DepositFault, faultsData, MAX_LISTED_FAULTS } from './refusal.ts';
import { type Deposit, saveDeposit } from './staging/deposit.ts';

/**
 * The antivirus's verdict on every file of the package. An infected file is KO. A file that was not looked at is never
 * clean: the operation pauses (FATAL, resumed once the antivirus can), or goes on with a warning when the configuration
 * accepts it. Without antivirus the event says that nothing was looked at.
 */
export const sanityCheckSip: IngestAction = {
  key: 'SANITY_CHECK_SIP',
  behavior: 'BLOCKING',
  run: async (context) => {
    const deposit = await scannedDeposit(context);
    const scan = deposit.facts.scan;
    if (scan === undefined || scan.scanner === 'none') {
      const reason = 'no antivirus is configured';
      return {
        status: 'OK',
        evDetData: { Scanner: 'none', NotScanned: deposit.facts.package?.entries ?? 0, reason },
      };
    }
    const counts = {
      Scanner: scan.scanner,
      Clean: scan.clean,
      Infected: scan.infected,
      NotScanned: scan.notScanned,
    };
    if (scan.infected > 0) {
      const faults = await findingsOf(context, deposit, 'infected');
      return { status: 'KO', evDetData: { ...faultsData(faults, { total: scan.infected }), ...counts } };
    }
    if (scan.notScanned > 0) return await notScanned(context, deposit, counts);
    return { status: 'OK', evDetData: counts };
  },
};

/** A resume after a pause asks the antivirus again about what it did not look at. */
async function scannedDeposit(context: IngestContext): Promise<Deposit> {
  const deposit = await stagedDeposit(context);
  return deposit.facts.scanPaused === true ? remember(context, await scanAgain(context, deposit)) : deposit;
}

async function notScanned(
  context: IngestContext,
  deposit: Deposit,
  counts: { readonly NotScanned: number },
): Promise<IngestOutcome> {
  const faults = await findingsOf(context, deposit, 'not_scanned');
  const data = { ...faultsData(faults, { total: counts.NotScanned }), ...counts };
  const accepted =
    context.services.scan.unscannable === 'accept' && deposit.facts.scan?.unavailable === undefined;
  if (accepted) return { status: 'WARNING', evDetData: data };
  remember(
    context,
    await context.transaction((transaction) =>
      saveDeposit(transaction, deposit, { facts: { scanPaused: true } }),
    ),
  );
  return { status: 'FATAL', evDetData: data };
}

async function findingsOf(
  context: IngestContext,
  { deposit, tables, facts }: Deposit,
  finding: 'infected' | 'not_scanned',
): Promise<readonly DepositFault[]> {
  const code = finding === 'infected' ? 'INGEST_ENTRY_INFECTED' : 'INGEST_ENTRY_NOT_SCANNED';
  const { rows } = await context.services.database.query<{ name: string; detail: string }>(
    `select e.name, f.detail from ${tables.entry_finding} f join ${tables.entry} e on e.deposit = $1 and e.ordinal = f.ordinal
     where f.deposit = $1 and f.finding = $2 order by f.ordinal limit ${MAX_LISTED_FAULTS}`,
    [deposit, finding],
  );
  const whole = facts.scan?.wholePackage ?? facts.scan?.unavailable;
  if (rows.length === 0 && whole !== undefined) {
    const entry = typeof context.parameters.filename === 'string' ? context.parameters.filename : 'SIP';
    return [{ code, entry, parameters: { entry, detail: whole } }];
  }
  return rows.map(({ name, detail }) => ({ code, entry: name, parameters: { entry: name, detail } }));
}
