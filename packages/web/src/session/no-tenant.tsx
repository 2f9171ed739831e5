import type { SessionState } from '@chartrier/client';
import { useQueryClient } from '@tanstack/react-query';
import { callerOf } from '../api/index.ts';
import { useLanguage, useWords } from '../language/index.ts';
import { Button } from '../parts/index.ts';
import { Card } from './card.tsx';
import { WORDS } from './words.ts';

/** Signed in, but no group gives a tenant yet. */
export function NoTenant({ view }: { readonly view: SessionState }) {
  const words = useWords(WORDS);
  const { language } = useLanguage();
  const client = useQueryClient();
  const signOut = async (): Promise<void> => {
    await callerOf({ language, csrfToken: view.csrfToken })({
      service: 'chartrier',
      method: 'DELETE',
      path: '/session',
    });
    client.clear();
    window.location.assign('/');
  };
  return (
    <Card title={words.noTenant} lead={words.noTenantLead}>
      <div className="page-actions">
        <Button onPress={() => void signOut()}>{words.signOut}</Button>
      </div>
    </Card>
  );
}
