import { useWords } from '../../language/index.ts';
import { WORDS as UNIT_WORDS } from '../words.ts';
import type { Change } from './draft.ts';
import { linesWithout, toldLines } from './tell-draft.ts';
import { WORDS } from './words.ts';

/** What will change, before it is sent: each value that goes, each that comes. */
export function Difference({ changes }: { readonly changes: readonly Change[] }) {
  const words = useWords(WORDS);
  const { fields } = useWords(UNIT_WORDS);
  if (changes.length === 0) return <p className="quiet">{words.noDifference}</p>;
  return changes.map(({ part: { name, shape }, before, after }) => {
    const [old, now] = [toldLines(shape, before, fields), toldLines(shape, after, fields)];
    return (
      <div key={name} className="edit-change">
        <strong>{fields[name] ?? name}</strong>
        {linesWithout(old, now).map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may be equal
          <del key={index}>
            <span aria-hidden="true">− </span>
            <span className="unseen">{words.before} : </span>
            {text}
          </del>
        ))}
        {linesWithout(now, old).map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines may be equal
          <ins key={index}>
            <span aria-hidden="true">+ </span>
            <span className="unseen">{words.after} : </span>
            {text}
          </ins>
        ))}
      </div>
    );
  });
}

/** What somebody else saved meanwhile, beside what was typed here. */
export function Meanwhile({
  theirs,
  yours,
}: {
  readonly theirs: readonly Change[];
  readonly yours: readonly Change[];
}) {
  const words = useWords(WORDS);
  const { fields } = useWords(UNIT_WORDS);
  const told = ({ part }: Change, draft: Change['before']): string => {
    const lines = toldLines(part.shape, draft, fields);
    return lines.length === 0 ? words.nothing : lines.join(' ; ');
  };
  return (
    <div role="alert" className="edit-meanwhile">
      <h3>{words.meanwhile}</h3>
      <p>{words.meanwhileLead}</p>
      {theirs.map((change) => {
        const { name } = change.part;
        const mine = yours.find((one) => one.part.name === name);
        return (
          <dl key={name} className="edit-three">
            <dt className="edit-three-field">{fields[name] ?? name}</dt>
            <dt>{words.opened}</dt>
            <dd>{told(change, change.before)}</dd>
            <dt>{words.now}</dt>
            <dd>{told(change, change.after)}</dd>
            {mine === undefined ? null : (
              <>
                <dt>{words.yours}</dt>
                <dd>{told(mine, mine.after)}</dd>
              </>
            )}
          </dl>
        );
      })}
    </div>
  );
}
