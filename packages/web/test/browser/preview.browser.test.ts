import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleFile } from '../../../../scripts/samples.ts';
import { depositFiles } from './files-package.ts';
import {
  chromiumIsThere,
  type FrontOffice,
  settleAdministrator,
  signIn,
  startFrontOffice,
  violations,
} from './front-office.ts';
import { GARBLED_NAMES } from './garbled-names.ts';
import { pressKey } from './press-key.ts';

/** What active content would do, if it ran: it marks the page, or asks the server for what a test looks for. */
const ATTACK = `document.documentElement.dataset.pwned='1';top.document.documentElement.dataset.pwned='1';fetch('/pwned')`;
const HTML = `<!doctype html><html><body onload="${ATTACK}"><h1>Page d’accueil</h1><script>${ATTACK}</script><img src="/pwned"></body></html>`;
const SVG = `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="${ATTACK}"><script>${ATTACK}</script><circle r="9"/></svg>`;
const MAIL = [
  'From: =?utf-8?Q?Th=C3=A9r=C3=A8se_Duval?= <therese@valmont.example>',
  'To: mairie@valmont.example',
  'Date: Thu, 14 Mar 2024 09:30:00 +0100',
  'Subject: =?utf-8?Q?D=C3=A9lib=C3=A9ration_n=C2=B0_12?=',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=limite',
  '',
  '--limite',
  'Content-Type: text/html; charset=utf-8',
  '',
  `<p>Bonjour,<br>voici la <b>délibération</b>.</p><script>${ATTACK}</script><img src="/pwned" onerror="${ATTACK}">`,
  '--limite',
  'Content-Type: application/pdf; name="plan.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  'JVBERi0xLjQK',
  '--limite--',
  '',
].join('\r\n');

/** A second of silence: RIFF, PCM, 8,000 samples of 8 bits. */
function silence(): Buffer {
  const samples = 8_000;
  const wav = Buffer.alloc(44 + samples, 128);
  wav.write('RIFF', 0);
  wav.writeUInt32LE(36 + samples, 4);
  wav.write('WAVEfmt ', 8);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(1, 22);
  wav.writeUInt32LE(8_000, 24);
  wav.writeUInt32LE(8_000, 28);
  wav.writeUInt16LE(1, 32);
  wav.writeUInt16LE(8, 34);
  wav.write('data', 36);
  wav.writeUInt32LE(samples, 40);
  return wav;
}

/** A short film, made by the browser itself. */
async function film(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 64;
    canvas.height = 48;
    const brush = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' });
    const pieces: Blob[] = [];
    recorder.ondataavailable = ({ data }) => pieces.push(data);
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    for (let frame = 0; frame < 8; frame += 1) {
      brush?.fillRect(frame * 4, 0, 10, 10);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    recorder.stop();
    await ended;
    const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
    return btoa(String.fromCharCode(...bytes));
  });
  return Buffer.from(base64, 'base64');
}

describe.skipIf(!chromiumIsThere)('the preview of a file', () => {
  let office: FrontOffice;
  let page: Page;
  let units: ReadonlyMap<string, string> = new Map();
  const asked: string[] = [];

  beforeAll(async () => {
    office = await startFrontOffice();
    await settleAdministrator(office);
    page = await office.open();
    page.on('request', (request) => asked.push(request.url()));
    await signIn(page, office.url);
    const files: Readonly<Record<string, Buffer>> = {
      'page.html': Buffer.from(HTML),
      'dessin.svg': Buffer.from(SVG),
      'message.eml': Buffer.from(MAIL),
      'rapport.pdf': await readFile(sampleFile('files/rapport-travaux.pdf')),
      'plan.png': await readFile(sampleFile('files/plan-lavoir.png')),
      'silence.wav': silence(),
      'film.webm': await film(page),
      'ancien.txt': Buffer.from('Le greffier a signé, été 1912.\n', 'latin1'),
      'faux.png': Buffer.from(HTML),
      ...Object.fromEntries(GARBLED_NAMES.map(([name]) => [name, Buffer.from('nommé')])),
      'inconnu.bin': Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]),
    };
    units = await depositFiles(office, files);
    expect([...units.keys()]).toEqual(expect.arrayContaining(Object.keys(files)));
  });

  afterAll(async () => {
    await office?.stop();
  });

  async function open(name: string): Promise<void> {
    await page.goto(`${office.url}/units/${units.get(name)}`);
    await page.getByRole('heading', { level: 1, name }).waitFor();
  }

  async function nothingRan(): Promise<void> {
    await page.waitForTimeout(500);
    const marks = await Promise.all(
      page
        .frames()
        .map((frame) =>
          frame.evaluate(() => document.documentElement.dataset['pwned']).catch(() => undefined),
        ),
    );
    expect(marks.filter((mark) => mark !== undefined)).toEqual([]);
    expect(asked.filter((url) => url.includes('pwned'))).toEqual([]);
  }

  for (const [name, marked] of [
    ['page.html', '<h1>Page d’accueil</h1>'],
    ['dessin.svg', '<circle r="9"/>'],
  ] as const)
    it(`shows ${name} as its source, and runs nothing of it`, async () => {
      await open(name);
      await page.locator('.preview pre').getByText(marked).waitFor();
      await nothingRan();
      expect(await page.locator('.preview iframe, .preview svg, .preview h1').count()).toBe(0);
    });

  it('shows a message: who, when, about what, its words, what is attached; and runs nothing of it', async () => {
    await open('message.eml');
    const mail = page.locator('.mail');
    await mail.getByRole('heading', { name: 'Délibération n° 12' }).waitFor();
    const text = (await mail.textContent()) ?? '';
    expect(text).toContain('Thérèse Duval <therese@valmont.example>');
    expect(text).toContain('voici la délibération.');
    expect(text).toContain('plan.pdf');
    expect(text).toContain('application/pdf · 9 octets');
    expect(text).toContain('seuls ses mots sont montrés');
    expect(text).not.toContain('pwned');
    await nothingRan();
    expect(await violations(page)).toEqual([]);
  });

  it('shows a PDF in the browser’s own viewer, at an address of this page only', async () => {
    await open('rapport.pdf');
    await page.locator('.preview iframe').waitFor();
    const schemes = () => page.frames().map((frame) => new URL(frame.url()).protocol);
    await expect.poll(schemes).toContain('blob:');
    // the viewer is there only when the policy lets it
    await expect.poll(schemes).toContain('chrome-extension:');
    await nothingRan();
  });

  it('shows an image', async () => {
    await open('plan.png');
    const image = page.locator('.preview img');
    await image.waitFor();
    await expect
      .poll(() => image.evaluate((one) => (one as HTMLImageElement).naturalWidth))
      .toBeGreaterThan(10);
  });

  it('says that a file which is no image in spite of its name is not shown, or shows its source', async () => {
    await open('faux.png');
    await page.locator('.preview pre, .preview-none').first().waitFor();
    await nothingRan();
    expect(await page.locator('.preview img').count()).toBe(0);
  });

  for (const [name, kind] of [
    ['silence.wav', 'audio'],
    ['film.webm', 'video'],
  ] as const)
    it(`plays ${name}`, async () => {
      await open(name);
      const player = page.locator(`.preview ${kind}`);
      await player.waitFor();
      await player.evaluate(async (one) => {
        const media = one as HTMLMediaElement;
        media.muted = true;
        await media.play();
      });
      await expect
        .poll(() => player.evaluate((one) => (one as HTMLMediaElement).currentTime))
        .toBeGreaterThan(0);
    });

  it('reads an old text in the set that it is written in', async () => {
    await open('ancien.txt');
    await page.locator('.preview pre').getByText('Le greffier a signé, été 1912.').waitFor();
  });

  it('says how to read what it does not show', async () => {
    await open('inconnu.bin');
    await page.getByText('Pas d’aperçu pour ce format').waitFor();
    await page
      .getByRole('button', { name: /^Télécharger/ })
      .first()
      .waitFor();
  });

  it.each(GARBLED_NAMES)('offers %s to be saved as %s', async (name, saved) => {
    await open(name);
    const [download] = await Promise.all([page.waitForEvent('download'), pressKey(page, 'd')]);
    expect(download.suggestedFilename()).toBe(saved);
  });
});
