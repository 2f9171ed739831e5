import { type ReactNode, useRef } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import './button.css';
import { usePageKeys } from './page-keys.tsx';
import { useShortcut } from './shortcut.ts';

/** `main`: the one black button of a page; `plain`: the others; `seal`: what cannot be undone; `bare`: reads as a link. */
export type ButtonKind = 'main' | 'plain' | 'seal' | 'bare';

/** A button; with a `pageKey` the page hears it as long as the button may be pressed, and lists it under `?`. */
export function Button({
  kind = 'plain',
  children,
  pageKey,
  rowKey,
  does,
  ...rest
}: Omit<ButtonProps, 'className' | 'children' | 'ref'> & {
  readonly kind?: ButtonKind;
  readonly children: ReactNode;
  /** The key that presses it from anywhere on the page. */
  readonly pageKey?: string | undefined;
  /** The key that presses it once its row is chosen; the row hears it. */
  readonly rowKey?: string | undefined;
  /** What it does, in the list of keys, when that is not what is written on it. */
  readonly does?: string;
}) {
  const box = useRef<HTMLButtonElement>(null);
  const said = does ?? (typeof children === 'string' ? children : (rest['aria-label'] ?? ''));
  usePageKeys(
    pageKey === undefined || rest.isDisabled === true
      ? []
      : [{ key: pageKey, does: said, act: () => box.current?.click() }],
  );
  useShortcut(box, pageKey ?? rowKey);
  return (
    <AriaButton ref={box} {...rest} className={`button button-${kind}`}>
      {children}
    </AriaButton>
  );
}
