import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react';
import { I18nProvider } from 'react-aria-components';

export const LANGUAGES = ['fr', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The sentences of one part of the interface, in each language: English has what French has, checked by type. */
export interface Words<Sentences> {
  readonly fr: Sentences;
  readonly en: Sentences;
}

interface Choice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const KEY = 'chartrier.language';
const Chosen = createContext<Choice>({ language: 'fr', choose: () => undefined });

/** The language that a reader chose on this browser, or that it speaks. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEY);
  if (kept === 'fr' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('fr') || !navigator.language.startsWith('en')
    ? 'fr'
    : 'en';
}

/** French unless the reader chose English, or reads English everywhere; the choice is kept on this browser. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, choose] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(KEY, language);
  }, [language]);
  const choice = useMemo(() => ({ language, choose }), [language]);
  return (
    <Chosen value={choice}>
      <I18nProvider locale={language === 'fr' ? 'fr-FR' : 'en-GB'}>{children}</I18nProvider>
    </Chosen>
  );
}

export function useLanguage(): Choice {
  return use(Chosen);
}

/** The sentences of a part in the language being read. */
export function useWords<Sentences>(words: Words<Sentences>): Sentences {
  return words[use(Chosen).language];
}
