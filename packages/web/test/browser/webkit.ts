import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { freePort } from '../../../../scripts/server-process.ts';

/** Debian's webkit2gtk-driver and xvfb: a WebKit as it is released, on a screen that nobody looks at. */
const DRIVER = 'WebKitWebDriver';
const SCREEN = 'Xvfb';
const directories = (process.env['PATH'] ?? '').split(delimiter);
export const webkitIsThere = [DRIVER, SCREEN].every((program) =>
  directories.some((directory) => existsSync(join(directory, program))),
);

const START_MS = 20_000;
/** How long an element is looked for: as long as the other tests of the front office do. */
const FIND_MS = 30_000;
/** The name under which WebDriver tells an element. */
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

export interface WebKit {
  /** Where its downloads go. */
  readonly downloads: string;
  goTo(url: string): Promise<void>;
  /** Types into the first element of the selector. */
  type(selector: string, keys: string): Promise<void>;
  click(selector: string): Promise<void>;
  waitFor(selector: string): Promise<void>;
  stop(): Promise<void>;
}

/** A real WebKit of its own, driven by the W3C WebDriver protocol. */
export async function startWebKit(): Promise<WebKit> {
  const home = await mkdtemp(join(tmpdir(), 'chartrier-webkit-'));
  const started: ChildProcess[] = [];
  const removeAll = async (): Promise<void> => {
    for (const child of started.toReversed()) await ended(child);
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const downloads = join(home, 'downloads');
    const runtime = join(home, 'run');
    for (const directory of [downloads, runtime]) await mkdir(directory, { mode: 0o700 });
    await writeFile(join(home, 'user-dirs.dirs'), `XDG_DOWNLOAD_DIR="${downloads}"\n`);

    // it chooses a display that is free, and tells its number once it is ready
    const screen = spawn(SCREEN, ['-displayfd', '3', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    started.push(screen);
    const display = await displayOf(screen);

    const port = await freePort();
    const driver = spawn(DRIVER, [`--port=${port}`], {
      stdio: 'ignore',
      env: {
        ...process.env,
        DISPLAY: `:${display}`,
        HOME: home,
        XDG_CONFIG_HOME: home,
        XDG_DATA_HOME: home,
        XDG_CACHE_HOME: home,
        XDG_RUNTIME_DIR: runtime,
        // it asks no service of a desktop for anything
        NO_AT_BRIDGE: '1',
        GIO_USE_VFS: 'local',
        GSETTINGS_BACKEND: 'memory',
        // files have names in every language, whatever the locale of the machine
        LC_ALL: 'C.UTF-8',
      },
    });
    started.push(driver);
    const ask = await askedAt(`http://127.0.0.1:${port}`, driver);
    const { sessionId } = (await ask('POST', '/session', { capabilities: {} })) as { sessionId: string };
    const session = `/session/${sessionId}`;

    /** The element once it is there: the driver itself looks until then. */
    const find = async (selector: string): Promise<string> => {
      const found = await ask('POST', `${session}/element`, { using: 'css selector', value: selector });
      return `${session}/element/${(found as Record<string, string>)[ELEMENT]}`;
    };
    await ask('POST', `${session}/timeouts`, { implicit: FIND_MS });
    return {
      downloads,
      goTo: async (url) => void (await ask('POST', `${session}/url`, { url })),
      type: async (selector, keys) =>
        void (await ask('POST', `${await find(selector)}/value`, { text: keys })),
      click: async (selector) => void (await ask('POST', `${await find(selector)}/click`, {})),
      waitFor: async (selector) => void (await find(selector)),
      stop: async () => {
        await ask('DELETE', session);
        await removeAll();
      },
    };
  } catch (error) {
    await removeAll();
    throw error;
  }
}

type Ask = (method: 'POST' | 'DELETE', path: string, parameters?: object) => Promise<unknown>;

/** Asks the driver, once it listens. What it refuses is an error that says why. */
async function askedAt(url: string, driver: ChildProcess): Promise<Ask> {
  const deadline = Date.now() + START_MS;
  while (
    !(await fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (driver.exitCode !== null || Date.now() > deadline) throw new Error(`${DRIVER} does not answer`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return async (method, path, parameters) => {
    const body = parameters === undefined ? {} : { body: JSON.stringify(parameters) };
    const answer = await fetch(url + path, { method, ...body });
    const { value } = (await answer.json()) as { readonly value: unknown };
    if (!answer.ok) throw new Error(`WebKit, ${method} ${path}: ${JSON.stringify(value)}`);
    return value;
  };
}

async function displayOf(screen: ChildProcess): Promise<string> {
  const told = screen.stdio[3];
  if (told === null || told === undefined || !('read' in told)) throw new Error(`${SCREEN} tells nothing`);
  const display = (await text(told)).trim();
  if (!/^\d+$/.test(display)) throw new Error(`${SCREEN} has no display`);
  return display;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  await gone;
}
