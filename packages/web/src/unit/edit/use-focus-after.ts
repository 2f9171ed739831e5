import { type RefObject, useEffect, useRef } from 'react';

type Place = 'entry' | 'add';
const PLACES: Readonly<Record<Place, string>> = { entry: '.edit-entry', add: '.edit-add' };

/** After the next change, the focus goes to the new entry of a list, or to the button that adds one. */
export function useFocusAfter(box: RefObject<HTMLElement | null>): (next: Place) => void {
  const next = useRef<Place>(undefined);
  useEffect(() => {
    const wanted = next.current;
    if (wanted === undefined) return;
    next.current = undefined;
    const there = [...(box.current?.querySelectorAll(`:scope > ${PLACES[wanted]}`) ?? [])].at(-1);
    there?.querySelector<HTMLElement>('input, textarea, .field-select, .edit-add button')?.focus();
    if (wanted === 'add') there?.querySelector('button')?.focus();
  });
  return (wanted) => {
    next.current = wanted;
  };
}
