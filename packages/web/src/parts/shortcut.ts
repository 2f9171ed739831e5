import { type RefObject, useLayoutEffect } from 'react';

/** Says to a screen reader the key of a control whose library lets `aria-keyshortcuts` through to no element. */
export function useShortcut(box: RefObject<HTMLElement | null>, key: string | undefined): void {
  useLayoutEffect(() => {
    if (key === undefined) box.current?.removeAttribute('aria-keyshortcuts');
    else box.current?.setAttribute('aria-keyshortcuts', key);
  }, [box, key]);
}
