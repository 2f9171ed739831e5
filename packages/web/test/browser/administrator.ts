import type { Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type FrontOffice, settleAdministrator, signIn, startFrontOffice } from './front-office.ts';

/** A front office, and its administrator at one page of it. */
export interface Administrator {
  readonly office: FrontOffice;
  readonly page: Page;
}

/** Gives the tests of a `describe` an administrator who has signed in: there once its tests run, gone when they are over. */
export function withAdministrator(
  options: Parameters<FrontOffice['open']>[0] & {
    /** Keys of the server's configuration. */
    readonly configuration?: () => Promise<Readonly<Record<string, unknown>>>;
    /** What the archive has before they sign in. */
    readonly prepare?: (office: FrontOffice) => Promise<void>;
  } = {},
): Administrator {
  let office: FrontOffice | undefined;
  let page: Page | undefined;
  beforeAll(async () => {
    const { prepare, configuration, ...opened } = options;
    office = await startFrontOffice(await configuration?.());
    await prepare?.(office);
    await settleAdministrator(office);
    page = await office.open(opened);
    await signIn(page, office.url);
  });
  afterAll(async () => {
    await office?.stop();
  });
  return {
    get office() {
      return there(office);
    },
    get page() {
      return there(page);
    },
  };
}

function there<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('the front office is not there yet');
  return value;
}
