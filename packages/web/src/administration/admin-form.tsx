import { type ReactNode, useEffect, useRef } from 'react';
import { Form } from 'react-aria-components';

const FIRST_FIELD = 'input:not([disabled], [type=file]), textarea';

/** A form that opens in the page: its first field takes the focus, Escape closes it, and the focus goes back to where it was. */
export function AdminForm({
  onSend,
  onClose,
  children,
}: {
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const form = useRef<HTMLFormElement>(null);
  const latest = useRef(onClose);
  latest.current = onClose;
  useEffect(() => {
    // what opens over the form is not within it, and closes first
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') latest.current();
    };
    const opened = form.current;
    opened?.addEventListener('keydown', onKey);
    return () => opened?.removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    const before = document.activeElement;
    form.current?.querySelector<HTMLElement>(FIRST_FIELD)?.focus();
    return () => {
      // once the form is gone: what took the focus meanwhile keeps it
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
    };
  }, []);
  return (
    <Form
      ref={form}
      className="admin-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {children}
    </Form>
  );
}
