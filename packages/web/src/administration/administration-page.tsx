import { useWords } from '../language/index.ts';
import { Page } from '../parts/index.ts';
import './administration.css';
import { Certificates } from './certificates.tsx';
import { Groups } from './groups.tsx';
import { People } from './people.tsx';
import { Tenants } from './tenants.tsx';
import { WORDS } from './words.ts';

export function AdministrationPage() {
  const words = useWords(WORDS);
  return (
    <Page title={words.title} lead={words.lead}>
      <People />
      <Groups />
      <Tenants />
      <Certificates />
    </Page>
  );
}
