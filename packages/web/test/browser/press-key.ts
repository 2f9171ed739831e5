import type { Page } from 'playwright-core';

/**
 * Presses a key of the page once what it presses is there and may be pressed: a page hears no key of a button that is still to
 * come or is at work, nor any behind a dialog that is leaving.
 */
export async function pressKey(page: Page, key: string): Promise<void> {
  await page.locator('[role=dialog], [role=alertdialog]').first().waitFor({ state: 'detached' });
  await page.locator(`[aria-keyshortcuts="${key}"]:not(:disabled)`).first().waitFor();
  await page.keyboard.press(key);
}
