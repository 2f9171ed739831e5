import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import './button.css';

/** `main`: the one black button of a page; `plain`: the others; `seal`: what cannot be undone; `bare`: reads as a link. */
export type ButtonKind = 'main' | 'plain' | 'seal' | 'bare';

export function Button({
  kind = 'plain',
  children,
  ...rest
}: Omit<ButtonProps, 'className' | 'children'> & {
  readonly kind?: ButtonKind;
  readonly children: ReactNode;
}) {
  return (
    <AriaButton {...rest} className={`button button-${kind}`}>
      {children}
    </AriaButton>
  );
}
