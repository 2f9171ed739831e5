import {
  createContext,
  type ReactNode,
  use,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';

/** A key of the page that is shown: what it does, in words, and the doing. */
export interface PageKey {
  readonly key: string;
  readonly does: string;
  readonly act: () => void;
  /** Of the bar, which every page has. */
  readonly everywhere?: boolean;
  /** What is asked of the row that was chosen. */
  readonly ofRow?: boolean;
  /** Whether it is heard where the focus is; when absent, all over the page but in lists and behind dialogs. */
  readonly hears?: (target: EventTarget | null) => boolean;
}

/** The keys of what is on the page now, in the order in which its parts came. */
export interface PageKeys {
  /** Gives the page a part's keys. Answers how to take them back. */
  readonly add: (keys: readonly PageKey[]) => () => void;
  readonly all: () => readonly PageKey[];
  readonly watch: (changed: () => void) => () => void;
}

function pageKeys(): PageKeys {
  const parts = new Set<readonly PageKey[]>();
  const watchers = new Set<() => void>();
  let all: readonly PageKey[] = [];
  const change = (): void => {
    all = [...parts].flat();
    for (const changed of watchers) changed();
  };
  return {
    add: (keys) => {
      parts.add(keys);
      change();
      return () => {
        parts.delete(keys);
        change();
      };
    },
    all: () => all,
    watch: (changed) => {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
  };
}

const OnPage = createContext<PageKeys>(pageKeys());

export function PageKeysProvider({ children }: { readonly children: ReactNode }) {
  const [keys] = useState(pageKeys);
  return <OnPage value={keys}>{children}</OnPage>;
}

/**
 * Gives the page keys as long as the part that asks is shown; they are listed under `?` and turned off with the others
 * (WCAG 2.2, 2.1.4). The letters of the sections follow `g` and never meet these.
 */
export function usePageKeys(keys: readonly PageKey[]): void {
  const { add } = use(OnPage);
  const latest = useRef(keys);
  latest.current = keys;
  const names = JSON.stringify(
    keys.map(({ key, does, everywhere = false, ofRow = false, hears }) => ({
      key,
      does,
      everywhere,
      ofRow,
      isSomewhere: hears !== undefined,
    })),
  );
  // before it is drawn: who sees a part may press its keys
  useLayoutEffect(() => {
    const named = JSON.parse(names) as readonly (Omit<PageKey, 'act' | 'hears'> & {
      readonly isSomewhere: boolean;
    })[];
    return add(
      named.map(({ isSomewhere, ...one }) => {
        const now = (): PageKey | undefined => latest.current.find(({ key }) => key === one.key);
        const hears = (target: EventTarget | null): boolean => now()?.hears?.(target) ?? false;
        return { ...one, act: () => now()?.act(), ...(isSomewhere ? { hears } : {}) };
      }),
    );
  }, [names, add]);
}

/** What is asked for the keys of the page, by whoever hears the keyboard. */
export function useKeysOnPage(): PageKeys {
  return use(OnPage);
}

/** Keys that do the same, told once. */
export interface ListedKeys extends Pick<PageKey, 'does' | 'everywhere' | 'ofRow'> {
  readonly keys: readonly string[];
}

/** The keys of the page, to list them. */
export function useListedKeys(): readonly ListedKeys[] {
  const { watch, all } = use(OnPage);
  const told = useSyncExternalStore(watch, all);
  const listed: ListedKeys[] = [];
  for (const { key, does, everywhere = false, ofRow = false } of told) {
    const same = listed.findIndex((one) => one.does === does && one.ofRow === ofRow);
    const keys = listed[same]?.keys ?? [];
    if (same < 0) listed.push({ keys: [key], does, everywhere, ofRow });
    else if (!keys.includes(key)) listed[same] = { keys: [...keys, key], does, everywhere, ofRow };
  }
  return listed;
}
