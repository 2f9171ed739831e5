import { useState } from 'react';
import { useWords } from '../language/index.ts';
import { Button, Field, Tick } from '../parts/index.ts';
import { usePermissions } from './use-permissions.ts';
import { WORDS } from './words.ts';

/** Rights that read and change nothing. */
const READS = /:read(?::|$)/;

/** The rights that a group gives on a tenant, one by one. */
export function PermissionPicker({
  label,
  chosen,
  onChange,
}: {
  readonly label: string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: string[]) => void;
}) {
  const words = useWords(WORDS);
  const permissions = usePermissions(true);
  const [typed, setTyped] = useState('');
  const wanted = typed.trim().toLowerCase();
  const shown = permissions.filter(
    ({ name, opens }) => name.toLowerCase().includes(wanted) || opens.toLowerCase().includes(wanted),
  );
  return (
    <fieldset className="permissions">
      <legend>
        {label} · {words.rights(chosen.length)}
      </legend>
      <Field label={words.filterRights} value={typed} onChange={setTyped} autoComplete="off" />
      <div className="row-actions">
        <Button
          kind="bare"
          onPress={() => onChange(permissions.map(({ name }) => name).filter((name) => READS.test(name)))}
        >
          {words.readingOnly}
        </Button>
        <Button kind="bare" onPress={() => onChange([])}>
          {words.noRight}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard */}
      <section className="permissions-list" tabIndex={0} aria-label={label}>
        {shown.map(({ name, opens }) => (
          <Tick
            key={name}
            isSelected={chosen.includes(name)}
            onChange={(selected) =>
              onChange(selected ? [...chosen, name] : chosen.filter((one) => one !== name))
            }
          >
            <code>{name}</code> <span className="quiet">{opens}</span>
          </Tick>
        ))}
      </section>
    </fieldset>
  );
}
