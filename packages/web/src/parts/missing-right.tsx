import { useWords } from '../language/index.ts';
import './refusal.css';
import { WORDS } from './words.ts';

/**
 * In place of what one may not do: the rights that it needs, and who gives them; `installation` when they are of the whole
 * installation, given on its administration tenant.
 */
export function MissingRight({
  permissions,
  installation = false,
}: {
  readonly permissions: readonly string[];
  readonly installation?: boolean;
}) {
  const words = useWords(WORDS);
  return (
    <div className="refusal" role="alert">
      <h2>{words.forbidden}</h2>
      <p>{installation ? words.forbiddenInstallation : words.forbiddenRemedy}</p>
      <p>
        {permissions.map((permission, index) => (
          <span key={permission}>
            {index === 0 ? '' : ' · '}
            <code>{permission}</code>
          </span>
        ))}
      </p>
    </div>
  );
}
