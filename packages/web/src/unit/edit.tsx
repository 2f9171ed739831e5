import type { Unit, UnitUpdate } from '@chartrier/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { readEnvelope } from '../api/index.ts';
import { useWords } from '../language/index.ts';
import { Button, Field, Refusal } from '../parts/index.ts';
import { useSession } from '../session/index.ts';
import './edit.css';
import { WORDS } from './words.ts';

/** What a person edits by hand; the rest changes by an update in the query language. */
const EDITED = [
  'Title',
  'Description',
  'StartDate',
  'EndDate',
  'OriginatingAgencyArchiveUnitIdentifier',
] as const;
type Edited = (typeof EDITED)[number];
type Draft = Readonly<Record<Edited, string>>;

function draftOf(unit: Unit): Draft {
  const text = (field: Edited): string => {
    const value = unit[field];
    return Array.isArray(value) ? value.map(String).join(' ; ') : value === undefined ? '' : String(value);
  };
  return {
    Title: text('Title'),
    Description: text('Description'),
    StartDate: text('StartDate'),
    EndDate: text('EndDate'),
    OriginatingAgencyArchiveUnitIdentifier: text('OriginatingAgencyArchiveUnitIdentifier'),
  };
}

/** The body of the update: what was emptied is unset, what changed is set. */
function updateOf(before: Draft, after: Draft): { readonly $action: readonly unknown[] } {
  const changed = EDITED.filter((field) => before[field] !== after[field]);
  const set = changed.filter((field) => after[field] !== '');
  const unset = changed.filter((field) => after[field] === '');
  const valueToSet = (field: Edited): unknown =>
    field === 'OriginatingAgencyArchiveUnitIdentifier' ? after[field].split(' ; ') : after[field];
  return {
    $action: [
      ...(set.length === 0
        ? []
        : [{ $set: Object.fromEntries(set.map((field) => [field, valueToSet(field)])) }]),
      ...(unset.length === 0 ? [] : [{ $unset: unset }]),
    ],
  };
}

/** Edits a description; nothing is sent before the difference was shown. */
export function EditDescription({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) {
  const words = useWords(WORDS);
  const { call } = useSession();
  const client = useQueryClient();
  const before = draftOf(unit);
  const [after, setAfter] = useState(before);
  const changed = EDITED.filter((field) => before[field] !== after[field]);
  const save = useMutation({
    mutationFn: () =>
      readEnvelope<UnitUpdate>(
        call({
          service: 'access',
          method: 'PUT',
          path: `/units/${encodeURIComponent(unit['#id'])}`,
          json: updateOf(before, after),
        }),
      ),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['unit', unit['#id']] });
      await client.invalidateQueries({ queryKey: ['search'] });
      onClose();
    },
  });
  return (
    <ModalOverlay className="overlay" isOpen onOpenChange={onClose}>
      <Modal className="modal edit">
        <Dialog className="dialog">
          <Heading slot="title">{words.editTitle}</Heading>
          <p className="quiet">{words.emptyClears}</p>
          <div className="edit-fields">
            {EDITED.map((field) => (
              <Field
                key={field}
                label={words.fields[field] ?? field}
                value={after[field]}
                onChange={(value) => setAfter({ ...after, [field]: value })}
                {...(field === 'Description' ? { lines: 5 } : {})}
              />
            ))}
          </div>
          <h3 className="caption">{words.difference}</h3>
          {changed.length === 0 ? <p className="quiet">{words.noDifference}</p> : null}
          {changed.map((field) => (
            <div key={field} className="edit-change">
              <strong>{words.fields[field] ?? field}</strong>
              <del>
                <span className="unseen">{words.current} : </span>
                {before[field]}
              </del>
              <ins>
                <span className="unseen">{words.next} : </span>
                {after[field]}
              </ins>
            </div>
          ))}
          {save.error === null ? null : <Refusal error={save.error} />}
          <div className="page-actions">
            <Button
              kind="main"
              isDisabled={changed.length === 0 || save.isPending}
              onPress={() => save.mutate()}
            >
              {words.save}
            </Button>
            <Button slot="close">{words.cancel}</Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
