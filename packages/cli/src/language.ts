/** The language of the person at the terminal: English when the locale says so, French otherwise. */
export function language(environment: NodeJS.ProcessEnv = process.env): 'fr' | 'en' {
  const locale =
    environment['CHARTRIER_LANGUAGE'] ??
    environment['LC_ALL'] ??
    environment['LC_MESSAGES'] ??
    environment['LANG'] ??
    '';
  return locale.toLowerCase().startsWith('en') ? 'en' : 'fr';
}

/** Chooses between the two. */
export function say(french: string, english: string): string {
  return language() === 'fr' ? french : english;
}
