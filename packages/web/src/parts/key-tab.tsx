import { useRef } from 'react';
import { Tab } from 'react-aria-components';
import { usePageKeys } from './page-keys.tsx';

/** A tab, which a key chooses from anywhere on the page. */
export function KeyTab({
  id,
  pageKey,
  children,
}: {
  readonly id: string;
  readonly pageKey: string;
  readonly children: string;
}) {
  const box = useRef<HTMLDivElement>(null);
  usePageKeys([{ key: pageKey, does: children, act: () => box.current?.click() }]);
  return (
    <Tab
      className="tab"
      id={id}
      // its element comes after this part was drawn, and the library lets the attribute through to no tab
      ref={(element) => {
        box.current = element;
        element?.setAttribute('aria-keyshortcuts', pageKey);
      }}
    >
      {children}
    </Tab>
  );
}
