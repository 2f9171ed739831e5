export { type Bar, Bars } from './bars.tsx';
export { Button } from './button.tsx';
export { Confirm } from './confirm.tsx';
export { CSV_START, csvLines, writeCsv } from './csv.ts';
export { Empty } from './empty.tsx';
export type { Fact } from './facts.tsx';
export { Facts } from './facts.tsx';
export { ChoiceField, Field, Tick } from './fields.tsx';
export { KeyTab } from './key-tab.tsx';
export { MissingRight } from './missing-right.tsx';
export { Page, Section } from './page.tsx';
export {
  type ListedKeys,
  type PageKey,
  PageKeysProvider,
  useKeysOnPage,
  useListedKeys,
  usePageKeys,
} from './page-keys.tsx';
export { Refusal } from './refusal.tsx';
export { type RowAction, useRows } from './rows.tsx';
export { saveAs } from './save-as.ts';
export { useShortcut } from './shortcut.ts';
export { StatusMark } from './status-mark.tsx';
export { Table } from './table.tsx';
export { Waiting } from './waiting.tsx';
