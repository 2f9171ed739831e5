export { formatBytes, formatCount, formatDate, formatDuration, formatInstant, withColon } from './format.ts';
export {
  firstLanguage,
  LANGUAGES,
  type Language,
  LanguageProvider,
  useLanguage,
  useWords,
  type Words,
} from './language.tsx';
