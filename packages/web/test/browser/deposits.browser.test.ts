import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted } from '@chartrier/client';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withAdministrator } from './administrator.ts';
import { chromiumIsThere, violations } from './front-office.ts';
import { pressKey } from './press-key.ts';
import { unitOf, unitsPackage } from './units-package.ts';

const SESSION = { tenant: 0, accessContract: 'CONSULTATION' };
const PAUSE = { type: 'INGEST', tenant: 0 };

describe.skipIf(!chromiumIsThere)('deposits of every kind, and the hand on an operation', () => {
  const at = withAdministrator();

  async function choose(file: Parameters<Page['setInputFiles']>[1]): Promise<void> {
    await at.page.goto(`${at.office.url}/deposit`);
    await at.page.locator('.drop input[type=file]').setInputFiles(file);
  }

  it('makes the package in the browser for those who have no tool, a folder dragged in', async () => {
    const folder = join(at.office.server.dataDirectory, '..', 'Crue de 1910');
    await mkdir(join(folder, 'photographies'), { recursive: true });
    await writeFile(join(folder, 'quai sud.txt'), 'Le quai sud est sous les eaux.');
    await writeFile(join(folder, '.DS_Store'), 'litter');
    await writeFile(join(folder, 'photographies', 'pont.txt'), 'Le pont.');
    await at.page.goto(`${at.office.url}/deposit`);
    await at.page.getByRole('heading', { level: 1 }).waitFor();
    await pressKey(at.page, '2');
    await at.page.getByLabel('Titre').fill('Crue de janvier 1910');
    await at.page.getByLabel('Date de début').fill('1910-01-21');
    await at.page.getByLabel('Date de fin').fill('1910-02-12');
    await dropOn(at.page, '.package-drop', folder);
    await at.page.getByText('2 fichiers, ').waitFor();
    await at.page.getByText('1 fichiers du système').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await at.page.getByRole('button', { name: 'Préparer le paquet' }).click();
    await at.page.getByText('versement.zip').waitFor();
    await at.page.getByRole('button', { name: 'Verser', exact: true }).click();
    await at.page.getByRole('heading', { level: 1, name: /^(?:Réussie|Refusée)/ }).waitFor();
    expect(await at.page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^Réussie/);
    await pressKey(at.page, 'v');
    for (const name of ['Crue de janvier 1910', 'Crue de 1910', 'quai sud.txt', 'pont.txt'])
      await at.page.getByRole('link', { name, exact: true }).waitFor();
  });

  it('checks a package and keeps nothing of it', async () => {
    await choose(at.office.samples.good);
    await at.page.locator('.chosen').getByText('Contrôler sans verser').click();
    await at.page.getByRole('button', { name: 'Contrôler', exact: true }).click();
    await at.page.getByRole('heading', { level: 1, name: /^Réussie/ }).waitFor();
    await at.page.getByText('contrôle à blanc').waitFor();
    const found = accepted(
      await at.office.client.units.search(SESSION, {
        $query: [{ $match: { Title: 'lavoir' } }],
        $projection: {},
      }),
    );
    expect(found.$hits.total).toBe(0);
  });

  it.each([
    ['Arbre de positionnement', 'HOLDING_UNIT'],
    ['Plan de classement', 'FILING_UNIT'],
  ])('takes in %s, and finds it again', async (workflow, kind) => {
    const buffer = await unitsPackage({
      agency: 'MAIRIE_SAINT_AUBIN',
      units: [unitOf('P1', { DescriptionLevel: 'Series', Title: `Racine, ${workflow}` })],
    });
    await choose({ name: 'plan.zip', mimeType: 'application/zip', buffer });
    await at.page.getByRole('button', { name: /Nature du versement/ }).click();
    await at.page.getByRole('option', { name: workflow }).click();
    await at.page.getByRole('button', { name: 'Verser', exact: true }).click();
    await at.page.getByRole('heading', { level: 1, name: /^Réussie/ }).waitFor();
    await at.page.getByRole('link', { name: 'Voir ce qui est entré' }).click();
    await at.page.getByRole('link', { name: `Racine, ${workflow}` }).waitFor();
    const query = { $query: [{ $eq: { '#unitType': kind } }], $projection: {} };
    expect(accepted(await at.office.client.units.search(SESSION, query)).$hits.total).toBe(1);
  });

  it('resumes a paused deposit, gives its papers, and cancels another once it was confirmed', async () => {
    accepted(await at.office.client.administration.forcePause(SESSION, PAUSE));
    await choose(at.office.samples.good);
    await at.page.getByRole('button', { name: 'Verser', exact: true }).click();
    await at.page.getByText('En pause : reprise possible.').waitFor();
    expect(await violations(at.page)).toEqual([]);
    accepted(await at.office.client.administration.removeForcePause(SESSION, PAUSE));
    await pressKey(at.page, 'p');
    await at.page.getByRole('heading', { level: 1, name: /^Réussie/ }).waitFor();
    for (const [key, name] of [
      ['t', /-ATR\.xml$/],
      ['m', /-manifest\.xml$/],
    ] as const) {
      const [download] = await Promise.all([at.page.waitForEvent('download'), pressKey(at.page, key)]);
      expect(download.suggestedFilename()).toMatch(name);
    }

    accepted(await at.office.client.administration.forcePause(SESSION, PAUSE));
    await choose(at.office.samples.good);
    await at.page.getByRole('button', { name: 'Verser', exact: true }).click();
    await at.page.getByText('En pause : reprise possible.').waitFor();
    await pressKey(at.page, 'x');
    const asked = at.page.getByRole('alertdialog');
    await asked.getByText('rien de ce qu’elle préparait n’est gardé').waitFor();
    expect(await violations(at.page)).toEqual([]);
    await asked.getByRole('button', { name: 'Annuler l’opération' }).click();
    await at.page.getByRole('heading', { level: 1, name: /^Interrompue|^Refusée/ }).waitFor();
    await at.page.getByRole('button', { name: 'Annuler l’opération' }).waitFor({ state: 'detached' });
    accepted(await at.office.client.administration.removeForcePause(SESSION, PAUSE));
  });
});

/** Drags a file or a folder of the disk over a part of the page, and lets it go there. */
async function dropOn(page: Page, selector: string, path: string): Promise<void> {
  // in sight, and where it stays: what comes above it moves it
  await page.locator(selector).hover({ trial: true, position: { x: 20, y: 20 } });
  const place = await page.locator(selector).boundingBox();
  if (place === null) throw new Error(`${selector} is not on the page`);
  const browser = await page.context().newCDPSession(page);
  const at = { x: place.x + 20, y: place.y + 20, data: { items: [], files: [path], dragOperationsMask: 1 } };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, ...at });
}
