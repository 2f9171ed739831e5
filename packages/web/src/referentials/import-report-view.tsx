import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type Caller, readJson } from '../api/index.ts';
import { formatCount, useLanguage, useWords } from '../language/index.ts';
import { Waiting } from '../parts/index.ts';
import { CHANGES, type Finding, type ImportReport, readReport } from './import-report.ts';
import { WORDS } from './words.ts';

/** Identifiers that a list shows; the report has them all. */
const MOST_NAMED = 30;
const MOST_FINDINGS = 200;

/** The report of an import that is over, read from its operation. */
export function ReportOfOperation({
  call,
  operation,
}: {
  readonly call: Caller;
  readonly operation: string;
}) {
  const words = useWords(WORDS);
  const report = useQuery({
    queryKey: ['import-report', operation],
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: async ({ signal }) =>
      readReport(
        await readJson<Readonly<Record<string, unknown>>>(
          call({
            service: 'admin',
            path: `/rulesreport/${operation}`,
            accept: 'application/octet-stream',
            signal,
          }),
        ),
      ),
  });
  return (
    <>
      {report.isLoading ? <Waiting /> : null}
      {report.data === undefined ? null : <ReportView report={report.data} />}
      <p>
        <Link to="/operations/$id" params={{ id: operation }}>
          {words.operation}
        </Link>
      </p>
    </>
  );
}

/** What changes, then what is found against the file, line by line. */
export function ReportView({ report }: { readonly report: ImportReport }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { changes, findings } = report;
  const changed = CHANGES.filter((change) => changes[change].length > 0);
  return (
    <div className="import-report">
      {changed.length === 0 ? (
        <p className="quiet">{findings.length === 0 ? words.noChange : words.nothingChanged}</p>
      ) : (
        <ul className="import-changes">
          {changed.map((change) => (
            <li key={change}>
              <strong>{formatCount(changes[change].length, language)}</strong> {words.changeNames[change]}{' '}
              <span className="quiet">
                {changes[change].slice(0, MOST_NAMED).join(', ')}
                {changes[change].length > MOST_NAMED ? '…' : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
      {findings.length === 0 ? null : (
        <ol className="import-findings">
          {findings.slice(0, MOST_FINDINGS).map((finding) => (
            <li
              key={`${finding.line ?? ''} ${finding.identifier ?? ''} ${finding.field ?? ''} ${finding.Code}`}
            >
              <FindingView finding={finding} />
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function FindingView({ finding }: { readonly finding: Finding }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { line, column, field, identifier, Code, Severity } = finding;
  const place = [
    ...(line === undefined ? [] : [words.line(line)]),
    ...(column === undefined ? [] : [words.column(column)]),
    ...(identifier === undefined ? [] : [identifier]),
    ...(field === undefined ? [] : [field]),
  ];
  return (
    <>
      <p className="finding-place">
        {Severity === 'WARNING' ? `! ${words.remark}` : `✕ ${words.fault}`}
        {place.length === 0 ? '' : ` · ${place.join(' · ')}`}
      </p>
      <p>{language === 'fr' ? finding.Message : finding.MessageEn}</p>
      <p className="quiet">{language === 'fr' ? finding.Remedy : finding.RemedyEn}</p>
      <code>{Code}</code>
    </>
  );
}
