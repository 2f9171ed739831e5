import { Link } from '@tanstack/react-router';
import { memo, useState } from 'react';
import { ExportButton } from '../export/index.ts';
import { useWords } from '../language/index.ts';
import { Button, ChoiceField } from '../parts/index.ts';
import { ExportCsv } from './export-csv.tsx';
import type { FirstPage } from './first-page.ts';
import { SavedSearches } from './saved-searches.tsx';
import { ORDERS, type SearchAddress, without } from './search-address.ts';
import { conditionOf, isRanked } from './search-query.ts';
import { WORDS } from './words.ts';

/** What one may do with the results that are shown; drawn when they change, and not at each key. */
export const SearchActions = memo(function SearchActions({
  page: { asked, address },
  isEmpty,
  onChange,
}: {
  readonly page: Pick<FirstPage, 'asked' | 'address'>;
  readonly isEmpty: boolean;
  readonly onChange: (address: SearchAddress) => void;
}) {
  const words = useWords(WORDS);
  return (
    <div className="search-actions">
      <ChoiceField
        label={words.sort}
        hideLabel
        value={address.order}
        choices={ORDERS.map((id) => ({ id, label: words.orders[id] }))}
        onChange={(id) => {
          const chosen = ORDERS.find((one) => one === id);
          const rest = without(asked, 'order');
          // without words, nothing is more relevant than another
          const isNone = chosen === undefined || (chosen === 'relevance' && !isRanked(asked));
          onChange(isNone ? rest : { ...rest, order: chosen });
        }}
      />
      <ExportCsv address={address} isEmpty={isEmpty} />
      <ExportButton kind="bare" exported={{ condition: conditionOf(address) }} isEmpty={isEmpty} />
      <SavedSearches />
      <Share />
      <Link to="/console">{words.console}</Link>
    </div>
  );
});

function Share() {
  const words = useWords(WORDS);
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    void navigator.clipboard.writeText(window.location.href).then(() => setCopied(true));
  };
  return (
    <Button kind="bare" pageKey="l" does={words.share} onPress={copy}>
      <span role="status">{copied ? words.shared : words.share}</span>
    </Button>
  );
}
