/** What a user does in the workbench, each action repeated until it took: clicks and keys that come while it moves are lost. */
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { textAboveSquiggles } from './text-above-squiggles.js';

/** Time for one action with all its repetitions, in milliseconds. */
const patience = 120_000;
/** How long one attempt waits for its effect, in milliseconds. */
const attempt = 5000;

/** Asks until the answer is yes. */
export async function untilShown(page: Page, ask: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + patience;
  while (!(await ask())) {
    if (Date.now() > end) throw new Error(`It did not come within ${patience / 1000} s.`);
    await page.waitForTimeout(250);
  }
}

/** Does something again and again until its effect is there. */
async function untilTaken(effect: Locator, act: () => Promise<void>): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      await act();
      await effect.waitFor({ timeout: attempt });
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

function quickInput(page: Page): Locator {
  return page.locator('.quick-input-widget input:visible');
}

/** Opens a file by its absolute path, as one does with a name in quick open. */
export async function openByPath(page: Page, file: string): Promise<void> {
  const tab = page.locator(`.tab.active[data-resource-name="${path.basename(file)}"]`);
  await untilTaken(tab, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+P');
    await quickInput(page).fill(file, { timeout: attempt });
    const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: path.basename(file) }).first();
    await row.click({ timeout: attempt });
  });
}

/** Runs a command from the palette by its whole title. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const row = page.locator('.quick-input-widget .monaco-list-row', { hasText: title }).first();
  await untilTaken(row, async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('F1');
    await quickInput(page).fill(`>${title}`, { timeout: attempt });
  });
  await row.click();
}

/** Puts the cursor on a word of a line and opens the light bulb, until it offers the action. */
export async function lightBulb(page: Page, lineText: string, word: string, action: string): Promise<void> {
  const line = page.locator('.view-line', { hasText: lineText }).first();
  const offered = page.locator('.action-widget .monaco-list-row', { hasText: action }).first();
  await untilTaken(offered, async () => {
    await page.keyboard.press('Escape');
    await line.getByText(word).first().click({ timeout: attempt });
    await page.keyboard.press('Control+.');
  });
}

/** Puts the cursor on a word of a line and asks for the hover, until it shows the text. */
export async function hoverText(page: Page, lineText: string, word: string, text: string): Promise<void> {
  const line = page.locator('.view-line', { hasText: lineText }).first();
  await untilTaken(page.locator('.monaco-hover', { hasText: text }).first(), async () => {
    await page.keyboard.press('Escape');
    await line.getByText(word).first().click({ timeout: attempt });
    await runCommand(page, 'Show or Focus Hover');
  });
}

/** The text of the active editor, as far as it is on the screen. */
export async function editorText(page: Page): Promise<string> {
  const lines = await page.locator('.editor-group-container.active .view-line').allInnerTexts();
  return lines.join('\n').replaceAll('\u00a0', ' ');
}

/** Waits for what a view of the side bar says above its tree. */
export async function viewMessage(page: Page, text: RegExp): Promise<void> {
  await page.locator('.tree-explorer-viewlet-tree-view .message', { hasText: text }).first().waitFor();
}

/** Waits for a notification; one that does not pop up or has faded is looked up in the notification centre. */
export async function notification(page: Page, text: RegExp): Promise<void> {
  await inNotifications(page, page.locator('.notification-list-item-message', { hasText: text }).first());
}

/** Presses a button of a notification. */
export async function notificationButton(page: Page, label: string): Promise<void> {
  const button = page.locator('.notification-list-item .monaco-button', { hasText: label }).first();
  await inNotifications(page, button);
  await button.click();
}

async function inNotifications(page: Page, wanted: Locator): Promise<void> {
  await untilTaken(wanted, async () => {
    const shown = await wanted.waitFor({ timeout: 1000 }).then(
      () => true,
      () => false,
    );
    if (!shown) await runCommand(page, 'Notifications: Show Notifications');
  });
}

/** What is underlined in the first line on the screen with this text: the characters above each squiggle. */
export async function underlined(page: Page, lineText: string): Promise<string[]> {
  const line = page.locator('.editor-group-container.active .view-line', { hasText: lineText }).first();
  return line.evaluate(textAboveSquiggles);
}
