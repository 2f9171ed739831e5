import { Link } from '@tanstack/react-router';
import { useWords } from '../language/index.ts';
import { Page } from '../parts/index.ts';
import { WORDS } from './words.ts';

export function NotFound() {
  const words = useWords(WORDS);
  return (
    <Page title={words.notFound} lead={words.notFoundLead} actions={<Link to="/">{words.toHome}</Link>} />
  );
}
