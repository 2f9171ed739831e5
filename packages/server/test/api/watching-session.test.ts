import { accepted } from '@chartrier/client';
import { describe, expect, it } from 'vitest';
import { newGroup, newPerson, type SignedIn } from './support/person.ts';
import { ADMINISTRATION, startApi } from './support/start-api.ts';

const api = await startApi({ sessions: { idleMinutes: 1 } });
const group = await newGroup(api, {
  name: 'Watchers',
  grants: [{ tenant: 0, permissions: ['operations:read'] }],
});

/** A watched stream, read to its end. */
async function watch({ cookie }: SignedIn): Promise<{ readonly ended: Promise<string> }> {
  const answer = await fetch(`${api.url}/chartrier/v1/operations/events`, {
    headers: { 'X-Tenant-Id': '0', Cookie: cookie },
  });
  expect(answer.status).toBe(200);
  return { ended: answer.text() };
}

const STILL_OPEN = Symbol('still open');
const within = (ended: Promise<string>, milliseconds: number) =>
  Promise.race([
    ended,
    new Promise<symbol>((resolve) => setTimeout(() => resolve(STILL_OPEN), milliseconds)),
  ]);

describe('who watches operations', () => {
  it('sees nothing more once they signed out, and as long as they have not', async () => {
    const person = await newPerson(api, 'watcher.one', [group]);
    const { ended } = await watch(person);
    expect(await within(ended, 2_500)).toBe(STILL_OPEN);
    accepted(await person.client.session.signOut(person.state.csrfToken));
    expect(await within(ended, 20_000)).toContain('retry:');
  });

  it('sees nothing more once an administrator suspended them', async () => {
    const person = await newPerson(api, 'watcher.two', [group]);
    const { ended } = await watch(person);
    accepted(await api.client.people.update(ADMINISTRATION, person.id, { status: 'SUSPENDED' }));
    expect(await within(ended, 20_000)).toContain('retry:');
  });

  it('sees nothing more once their session has gone unused: watching is no visit', async () => {
    const person = await newPerson(api, 'watcher.three', [group]);
    const { ended } = await watch(person);
    expect(await within(ended, 2_500)).toBe(STILL_OPEN);
    await api.database.query(
      `update session set last_seen_at = now() - interval '2 minutes' where person_id = $1`,
      [person.id],
    );
    expect(await within(ended, 20_000)).toContain('retry:');
  });
});
