import type { Unit, UnitUpdate } from '@chartrier/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { readEnvelope } from '../../api/index.ts';
import { useWords } from '../../language/index.ts';
import { Button, ChoiceField, Refusal } from '../../parts/index.ts';
import { useSession } from '../../session/index.ts';
import { WORDS as UNIT_WORDS } from '../words.ts';
import { Difference, Meanwhile } from './difference.tsx';
import { changesBetween, draftOf, newItem, unedited, updateOf } from './draft.ts';
import './edit-description.css';
import { ALWAYS_SHOWN, BLOCKS, EDITED, type EditedField } from './edited-fields.ts';
import { FieldEditor } from './field-editor.tsx';
import { WORDS } from './words.ts';

/** Edits a description; nothing is sent before the difference was shown. */
export function EditDescription({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) {
  const words = useWords(WORDS);
  const { blocks, fields } = useWords(UNIT_WORDS);
  const [opened, setOpened] = useState(unit);
  const before = draftOf(opened);
  const [after, setAfter] = useState(before);
  const [added, setAdded] = useState<readonly string[]>([]);
  const changes = changesBetween(before, after);
  const { save, meanwhile, forget } = useSaving(opened, onClose);
  const sentence = save.error?.message ?? '';
  const isShown = ({ name }: EditedField): boolean =>
    ALWAYS_SHOWN.has(name) || name in opened || added.includes(name);
  const elsewhere = unedited(opened);
  const hidden = BLOCKS.flatMap((block) => EDITED[block]).filter(
    (field) => !isShown(field) && !elsewhere.includes(field.name),
  );
  const theirs = meanwhile === undefined ? [] : changesBetween(before, draftOf(meanwhile));
  const startAgain = (): void => {
    if (meanwhile === undefined) return;
    setOpened(meanwhile);
    setAfter(draftOf(meanwhile));
    forget();
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={onClose}>
      <Modal className="modal edit">
        <Dialog className="dialog">
          <Heading slot="title">{words.title}</Heading>
          <p className="quiet">{words.lead}</p>
          {BLOCKS.filter((block) => EDITED[block].some(isShown)).map((block) => (
            <section key={block} className="edit-block">
              <h3 className="caption">{blocks[block]}</h3>
              {EDITED[block]
                .filter((field) => isShown(field) && !elsewhere.includes(field.name))
                .map((field) => (
                  <FieldEditor
                    key={field.name}
                    field={field}
                    items={after[field.name] ?? []}
                    isRefused={new RegExp(`\\b${field.name}\\b`).test(sentence)}
                    onChange={(items) => setAfter({ ...after, [field.name]: items })}
                  />
                ))}
            </section>
          ))}
          {hidden.length === 0 ? null : (
            <ChoiceField
              label={words.add}
              value=""
              choices={[
                { id: '', label: words.addChoose },
                ...hidden.map(({ name }) => ({ id: name, label: fields[name] ?? name })),
              ]}
              onChange={(name) => {
                const field = hidden.find((one) => one.name === name);
                if (field === undefined) return;
                setAdded([...added, name]);
                setAfter({ ...after, [name]: [newItem(field.kind)] });
              }}
            />
          )}
          {elsewhere.length === 0 ? null : (
            <section className="edit-block">
              <h3 className="caption">{words.elsewhere}</h3>
              <p>{elsewhere.map((name) => fields[name] ?? name).join(' · ')}</p>
              <p className="quiet">{words.elsewhereHelp}</p>
            </section>
          )}
          <section className="edit-block">
            <h3 className="caption">{words.difference}</h3>
            <Difference changes={changes} />
          </section>
          {save.error === null ? null : <Refusal error={save.error} />}
          {meanwhile === undefined ? null : <Meanwhile theirs={theirs} yours={changes} />}
          <div className="page-actions">
            <Button
              kind="main"
              isDisabled={changes.length === 0 || save.isPending}
              onPress={() =>
                save.mutate({ update: updateOf(before, after), anyway: meanwhile !== undefined })
              }
            >
              {save.isPending ? words.saving : meanwhile === undefined ? words.save : words.saveAnyway}
            </Button>
            {meanwhile === undefined ? null : <Button onPress={startAgain}>{words.startAgain}</Button>}
            <Button slot="close">{words.cancel}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

interface Saving {
  readonly update: ReturnType<typeof updateOf>;
  /** The other's changes have been seen. */
  readonly anyway: boolean;
}

/**
 * Saves an update, unless the unit is not any more what was opened: then what is there now is given, to compare. Only the
 * fields that were changed are sent, so that the other's changes stay.
 */
function useSaving(opened: Unit, onSaved: () => void) {
  const { call } = useSession();
  const client = useQueryClient();
  const [meanwhile, setMeanwhile] = useState<Unit>();
  const path = `/units/${encodeURIComponent(opened['#id'])}`;
  const save = useMutation({
    mutationFn: async ({ update, anyway }: Saving): Promise<boolean> => {
      const read = await readEnvelope<Unit>(call({ service: 'access', path, json: { $projection: {} } }));
      const [now] = read.$results;
      const seen = anyway ? meanwhile : opened;
      if (now !== undefined && now['#version'] !== seen?.['#version']) {
        setMeanwhile(now);
        return false;
      }
      await readEnvelope<UnitUpdate>(call({ service: 'access', method: 'PUT', path, json: update }));
      return true;
    },
    onSuccess: async (saved) => {
      if (!saved) return;
      await client.invalidateQueries({ queryKey: ['unit', opened['#id']] });
      await client.invalidateQueries({ queryKey: ['search'] });
      onSaved();
    },
  });
  return { save, meanwhile, forget: () => setMeanwhile(undefined) };
}
