export { formatBytes, formatCount, formatDate, formatDuration, formatInstant } from './format.ts';
export {
  firstLanguage,
  LANGUAGES,
  type Language,
  LanguageProvider,
  useLanguage,
  useWords,
  type Words,
} from './language.tsx';
