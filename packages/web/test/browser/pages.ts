import { accepted } from '@chartrier/client';
import type { Page } from 'playwright-core';
import { deposit, type FrontOffice } from './front-office.ts';
import { pressKey } from './press-key.ts';

/** What the addresses of pages name. */
export interface Places {
  readonly unit: string;
  readonly accepted: string;
  readonly refused: string;
}

/** Every page by name: its address, and what is there when it is whole. */
type Address = (known: Places) => string;
export const PAGES: readonly (readonly [name: string, address: Address, whole: string])[] = [
  ['home', () => '/', '.holdings'],
  ['search', () => '/search?q=lavoir', '.result'],
  [
    'search-narrowed',
    () => '/search?q=lavoir&level=Item&from=1912-01-01&to=1912&rules=AppraisalRule.inherited',
    '.not-computed, .result',
  ],
  ['search-whole', () => '/search', '.narrowing'],
  ['search-nothing', () => '/search?q=introuvable', '.empty'],
  ['console', () => '/console', 'textarea'],
  ['unit', ({ unit }) => `/units/${unit}`, '.preview pre, .preview img, .preview-none'],
  ['deposit', () => '/deposit', '.operation'],
  ['operations', () => '/operations', '.operation'],
  ['accepted', ({ accepted: id }) => `/operations/${id}`, '.timeline'],
  ['refused', ({ refused }) => `/operations/${refused}`, '.fault'],
  ['fonds', () => '/fonds', 'table'],
  ['fonds-of-agency', () => '/fonds/MAIRIE_SAINT_AUBIN', 'table'],
  ['referentials', () => '/referentials', '.kinds'],
  ['agencies', () => '/referentials/agencies', 'table'],
  ['rules', () => '/referentials/rules', 'table'],
  ['unit-schema', () => '/referentials/schema', 'table'],
  ['access-contract', () => '/referentials/accesscontracts/CONSULTATION', '.referential-json'],
  ['agency', () => '/referentials/agencies/MAIRIE_SAINT_AUBIN', '.referential-json'],
  ['administration', () => '/administration', 'table'],
  ['administration-tenants', () => '/administration/tenants', 'table'],
  ['administration-certificates', () => '/administration/certificates', '.empty'],
  ['administration-jobs', () => '/administration/jobs', 'table'],
  ['administration-journal', () => '/administration/journal', 'table'],
  ['unknown-unit', () => '/units/aeaqaaaaaahkzklqaaabaamdzaaaaaaaaaaq', '.refusal'],
];

/** Dialogs by name: the address of their page, what is there when it is whole, and the keys that open it. */
export const DIALOGS: readonly (readonly [name: string, address: Address, whole: string, keys: string])[] = [
  ['unit-edit', ({ unit }) => `/units/${unit}`, '.preview pre, .preview img, .preview-none', 'e'],
  ['keys', () => '/administration', 'table', '?'],
  ['person-erased', () => '/administration', 'table', 'jx'],
  ['tenant-exported', () => '/administration/tenants', 'table', 'je'],
  ['saved-searches', () => '/search?q=lavoir', '.result', 's'],
  ['row-chosen', () => '/operations', '.operation', 'j'],
  ['person-new', () => '/administration', 'table', 'n'],
  ['deposit-of-files', () => '/deposit', '.operation', '2'],
];

/** Opens the page, and what its keys open. */
export async function arrive(page: Page, url: string, whole: string, keys = ''): Promise<void> {
  await page.goto(url);
  await page.locator(whole).first().waitFor();
  // a row is chosen by a key that no button has
  for (const key of keys) await (key === 'j' ? page.keyboard.press(key) : pressKey(page, key));
  const opened = { e: '[role=dialog]', s: '[role=dialog]', x: '[role=alertdialog]', '?': '[role=dialog]' };
  const last = Object.entries(opened).find(([key]) => keys.endsWith(key))?.[1];
  if (last !== undefined) await page.locator(last).first().waitFor();
  if (keys === 'n' || keys === '2') await page.locator('form').first().waitFor();
}

/** Deposits a good package and a faulty one, and tells where they are. */
export async function knownPlaces({
  client,
  samples,
}: Pick<FrontOffice, 'client' | 'samples'>): Promise<Places> {
  const kept = await deposit(client, samples.good);
  const refused = await deposit(client, samples.faulty);
  const found = accepted(
    await client.units.search(
      { tenant: 0, accessContract: 'CONSULTATION' },
      { $query: [{ $match: { Title: 'délibération' } }], $projection: {} },
    ),
  );
  return { unit: found.$results[0]?.['#id'] ?? '', accepted: kept, refused };
}
