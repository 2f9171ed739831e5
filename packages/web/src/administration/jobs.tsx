import type { JobState } from '@chartrier/client';
import { formatCount, formatInstant, useLanguage, useWords } from '../language/index.ts';
import { Empty, Refusal, type RowAction, Section, StatusMark, Table, Waiting } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import { oftenOf } from './job-schedule.ts';
import { type JobAction, useActOnJob, useJobs } from './use-jobs.ts';
import { WORDS } from './words.ts';

const MARK = { RUNNING: 'STARTED', WAITING: 'UNKNOWN', PAUSED: 'WARNING' } as const;

/** What the platform does by itself: when it did it last, what came of it, when it will again; held or started by hand. */
export function Jobs() {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { mayAdminister } = useSession();
  const jobs = useJobs();
  const acting = useActOnJob();
  const nameOf = ({ name, description }: JobState): string => words.jobNames[name] ?? description;
  const offer = (
    key: string,
    action: JobAction,
    isOffered: (job: JobState) => boolean,
  ): readonly RowAction<JobState>[] =>
    mayAdminister(`job:id:${action}`)
      ? [
          {
            key,
            does: words.jobActions[action],
            isOffered,
            act: ({ name }) => acting.mutate({ name, action }),
          },
        ]
      : [];
  const rows = jobs.data ?? [];
  const asked = rows.find(({ name }) => name === acting.variables?.name);
  return (
    <Section title={words.jobs}>
      <p className="quiet journal-help">{words.jobsHelp}</p>
      {jobs.error === null ? null : <Refusal error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {acting.error === null ? null : <Refusal error={acting.error} />}
      {jobs.isPending ? <Waiting /> : null}
      {jobs.data?.length === 0 ? <Empty title={words.noJobs} /> : null}
      {rows.length === 0 ? null : (
        <Table<JobState>
          label={words.jobs}
          rows={rows}
          keyOf={({ name }) => name}
          nameOf={nameOf}
          actions={[
            ...offer('o', 'trigger', ({ state }) => state !== 'RUNNING'),
            ...offer('s', 'pause', ({ state }) => state !== 'PAUSED'),
            ...offer('r', 'resume', ({ state }) => state === 'PAUSED'),
          ]}
          columns={[
            {
              name: words.job,
              cell: (job) => (
                <>
                  {nameOf(job)}
                  <br />
                  <span className="quiet">
                    <HowOften cron={job.cron} />
                  </span>
                </>
              ),
            },
            {
              name: words.status,
              cell: ({ state }) => <StatusMark status={MARK[state]} label={words.jobStates[state]} />,
            },
            { name: words.lastRun, cell: (job) => <LastRun job={job} /> },
            {
              name: words.nextRun,
              cell: ({ nextFireTime }) =>
                nextFireTime === undefined ? words.notPlanned : formatInstant(nextFireTime, language),
            },
          ]}
        />
      )}
      <p className="unseen" role="status">
        {acting.isSuccess && asked !== undefined
          ? words.jobTold(nameOf(asked), words.jobStates[asked.state])
          : ''}
      </p>
    </Section>
  );
}

/** When it ran last, how it ended, and what it did. */
function LastRun({ job: { lastEnd, lastStart, lastStatus, lastDetail } }: { readonly job: JobState }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const at = lastEnd ?? lastStart;
  if (at === undefined || lastStatus === undefined) return words.neverRan;
  const { error, operations, count } = Object(lastDetail) as Readonly<Record<string, unknown>>;
  const number = typeof operations === 'number' ? operations : count;
  return (
    <>
      {formatInstant(at, language)} <StatusMark status={lastStatus} />
      <br />
      <span className="quiet">
        {typeof error === 'string'
          ? error
          : typeof number === 'number'
            ? (typeof operations === 'number' ? words.checkedOperations : words.startedOperations)(
                formatCount(number, language),
                number > 1,
              )
            : ''}
      </span>
    </>
  );
}

function HowOften({ cron }: { readonly cron: string }) {
  const words = useWords(WORDS);
  const often = oftenOf(cron);
  return often === undefined ? <code>{cron}</code> : words.every[often.every](often.number);
}
