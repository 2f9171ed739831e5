import type { ReactNode, RefObject } from 'react';
import { useLanguage, useWords, withColon } from '../language/index.ts';
import { Button } from './button.tsx';
import { type RowAction, useRows } from './rows.tsx';
import './table.css';
import { WORDS } from './words.ts';

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
}

/** A dense table that breathes; on a narrow screen it scrolls within itself. Its rows are chosen by keys when there is a use. */
export function Table<Row>({
  label,
  columns,
  rows,
  keyOf,
  nameOf = keyOf,
  actions = [],
  opens = false,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** A row in a word: for its buttons, and when it is chosen. */
  readonly nameOf?: (row: Row) => string;
  /** What may be done about a row: each a button in the last column, and a key. */
  readonly actions?: readonly RowAction<Row>[];
  /** Each row has a link that leads to it. */
  readonly opens?: boolean;
}) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const { box, rowProps, told } = useRows({ rows, nameOf, actions, opens });
  const offered = (row: Row) => actions.filter(({ isOffered }) => isOffered?.(row) ?? true);
  const isActed = rows.some((row) => offered(row).length > 0);
  const isChosen = isActed || opens;
  return (
    <section
      ref={box as RefObject<HTMLElement>}
      className="table-scroll"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={label}
    >
      <table className="table">
        <thead>
          <tr>
            {columns.map(({ name, numeric }) => (
              <th key={name} scope="col" className={numeric === true ? 'numeric' : undefined}>
                {name}
              </th>
            ))}
            {isActed ? <th scope="col">{words.actions}</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, place) => (
            <tr key={keyOf(row)} {...(isChosen ? rowProps(place) : {})}>
              {columns.map(({ name, cell, numeric }) => (
                <td key={name} className={numeric === true ? 'numeric' : undefined}>
                  {cell(row)}
                </td>
              ))}
              {isActed ? (
                <td>
                  <span className="row-actions">
                    {offered(row).map(({ key, does, act }) => (
                      <Button
                        key={key}
                        kind="bare"
                        rowKey={key}
                        aria-label={withColon(does, nameOf(row), language)}
                        onPress={() => act(row)}
                      >
                        {does}
                      </Button>
                    ))}
                  </span>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
      {isChosen ? (
        <p className="unseen" role="status">
          {told}
        </p>
      ) : null}
    </section>
  );
}
