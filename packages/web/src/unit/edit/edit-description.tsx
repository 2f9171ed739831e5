import type { Unit } from '@chartrier/client';
import { useEffect, useRef, useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useWords } from '../../language/index.ts';
import { Button, Refusal } from '../../parts/index.ts';
import { WORDS as UNIT_WORDS } from '../words.ts';
import { AddPart } from './add-part.tsx';
import { Difference, Meanwhile } from './difference.tsx';
import { canBeSent, changesBetween, newDraft, readThing, updateOf } from './draft.ts';
import './edit-description.css';
import { descriptionShape, editedBlocks } from './edited-fields.ts';
import { FieldEditor } from './field-editor.tsx';
import { refusalAt } from './refused-fields.ts';
import { shownParts } from './shown-parts.ts';
import { useSaving } from './use-saving.ts';
import { WORDS } from './words.ts';

/** Edits a description; nothing is sent before the difference was shown. */
export function EditDescription({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) {
  const words = useWords(WORDS);
  const { blocks: blockNames, fields } = useWords(UNIT_WORDS);
  const [opened, setOpened] = useState(unit);
  const blocks = editedBlocks(opened);
  const shape = descriptionShape(blocks);
  const before = readThing(shape, opened);
  const [after, setAfter] = useState(before);
  const changes = changesBetween(shape, before, after);
  const { save, meanwhile, forget } = useSaving(opened, onClose);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // the first field that was refused, for whoever does not see the page
    if (save.error !== null) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [save.error]);
  const refusal = refusalAt(save.error);
  const shown = new Set(shownParts(shape, after).map(({ name }) => name));
  const elsewhere = Object.keys(before.kept).filter((name) => !name.startsWith('#'));
  const startAgain = (): void => {
    if (meanwhile === undefined) return;
    setOpened(meanwhile);
    setAfter(readThing(descriptionShape(editedBlocks(meanwhile)), meanwhile));
    forget();
  };
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={onClose}>
      <Modal className="modal edit">
        <Dialog className="dialog">
          <Heading slot="title">{words.title}</Heading>
          <p className="quiet">{words.lead}</p>
          <div ref={form}>
            {blocks
              .filter(({ parts }) => parts.some(({ name }) => shown.has(name)))
              .map(({ block, parts }) => (
                <section key={block} className="edit-block">
                  <h3 className="caption">{blockNames[block]}</h3>
                  {parts
                    .filter(({ name }) => shown.has(name))
                    .map(({ name, shape: inner }) => (
                      <FieldEditor
                        key={name}
                        path={name}
                        label={fields[name] ?? name}
                        shape={inner}
                        draft={after.parts[name] ?? newDraft(inner)}
                        refusal={refusal}
                        onChange={(next) => setAfter({ ...after, parts: { ...after.parts, [name]: next } })}
                      />
                    ))}
                </section>
              ))}
          </div>
          <AddPart label={words.add} shape={shape} thing={after} onChange={setAfter} />
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
          {meanwhile === undefined ? null : (
            <Meanwhile theirs={changesBetween(shape, before, readThing(shape, meanwhile))} yours={changes} />
          )}
          <div className="page-actions">
            <Button
              kind="main"
              isDisabled={changes.length === 0 || save.isPending || !canBeSent(shape, after)}
              onPress={() => save.mutate({ update: updateOf(changes), anyway: meanwhile !== undefined })}
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
