import { useWords } from '../../language/index.ts';
import { WORDS as UNIT_WORDS } from '../words.ts';
import type { Change } from './draft.ts';
import { WORDS } from './words.ts';

/** What will change, before it is sent: each value that goes, each that comes. */
export function Difference({ changes }: { readonly changes: readonly Change[] }) {
  const words = useWords(WORDS);
  const { fields } = useWords(UNIT_WORDS);
  if (changes.length === 0) return <p className="quiet">{words.noDifference}</p>;
  return changes.map(({ field, before, after }) => (
    <div key={field.name} className="edit-change">
      <strong>{fields[field.name] ?? field.name}</strong>
      {before
        .filter((text) => !after.includes(text))
        .map((text) => (
          <del key={`- ${text}`}>
            <span className="unseen">{words.before} : </span>
            {text}
          </del>
        ))}
      {after
        .filter((text) => !before.includes(text))
        .map((text) => (
          <ins key={`+ ${text}`}>
            <span className="unseen">{words.after} : </span>
            {text}
          </ins>
        ))}
    </div>
  ));
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
  const told = (texts: readonly string[]) => (texts.length === 0 ? words.nothing : texts.join(' ; '));
  return (
    <div role="alert" className="edit-meanwhile">
      <h3>{words.meanwhile}</h3>
      <p>{words.meanwhileLead}</p>
      {theirs.map(({ field, before, after }) => {
        const mine = yours.find((one) => one.field.name === field.name);
        return (
          <dl key={field.name} className="edit-three">
            <dt className="edit-three-field">{fields[field.name] ?? field.name}</dt>
            <dt>{words.opened}</dt>
            <dd>{told(before)}</dd>
            <dt>{words.now}</dt>
            <dd>{told(after)}</dd>
            {mine === undefined ? null : (
              <>
                <dt>{words.yours}</dt>
                <dd>{told(mine.after)}</dd>
              </>
            )}
          </dl>
        );
      })}
    </div>
  );
}
