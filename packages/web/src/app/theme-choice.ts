import { useEffect, useState } from 'react';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const KEY = 'chartrier.theme';

/** The look that the reader chose on this browser; the system's when nothing was chosen. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const [theme, choose] = useState<Theme>(
    () => THEMES.find((one) => one === localStorage.getItem(KEY)) ?? 'system',
  );
  useEffect(() => {
    localStorage.setItem(KEY, theme);
    if (theme === 'system') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return [theme, choose];
}
