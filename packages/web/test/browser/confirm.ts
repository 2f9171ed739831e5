import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Confirms what is asked, once it has said what happens; the button that changes nothing has the focus. */
export async function confirm(page: Page, says: string, button: string): Promise<void> {
  const asked = page.getByRole('alertdialog');
  await asked.getByText(says).waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Ne rien changer');
  await asked.getByRole('button', { name: button, exact: true }).click();
}
