// One workbench for all UI tests of a language in one process, because opening one takes longer than most tests.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chooseHost } from "../../scripts/editors/programs.mjs";
import { steps } from "../../scripts/editors/page.mjs";
import { openWorkbench } from "../../scripts/editors/workbench.mjs";

const extension = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Whether the tests in this display language run: UI_LOCALE may limit them to one. */
export const isAsked = (locale) => (process.env.UI_LOCALE ?? locale) === locale;

let shared;
let visits = 0;

after(leave);

/**
 * The workbench in a display language with our extension, as if just started: one editor with the file `open`, without
 * editors of earlier tests. `files` (texts by name) are written to a new folder, `folder`.
 */
export async function enter({ locale = "en", files, open }) {
  visits++;
  if (shared && shared.locale !== locale) await leave();
  const root = shared?.root ?? mkdtempSync(join(tmpdir(), "ui-"));
  const folder = join(root, `visit-${visits}`);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  if (shared) await visit(join(folder, open));
  else await begin({ root, locale, file: join(folder, open) });
  return { page: shared.page, editor: shared.editor, folder };
}

async function begin({ root, locale, file }) {
  const workbench = await openWorkbench({ folder: root, file, extension, locale });
  const { page } = workbench;
  shared = { root, locale, page, editor: steps(page), close: workbench.close };
  // A page in a browser needs a permission for what a desktop editor may do anyway.
  if (chooseHost() === "server") await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await shared.editor.opened();
  await shared.editor.settled();
}

/** Lets the companion close all editors, and waits until the file is shown. */
async function visit(file) {
  const { page, root } = shared;
  await page.mouse.move(900, 700);
  const request = join(root, `visit-${visits}.request`);
  writeFileSync(`${request}.draft`, file);
  renameSync(`${request}.draft`, request);
  await page.locator("#tests\\.companion\\.companion").filter({ hasText: `visit ${visits}` }).waitFor();
  await shared.editor.opened();
}

async function leave() {
  if (!shared) return;
  const { close, root } = shared;
  shared = undefined;
  await close();
  rmSync(root, { recursive: true, force: true });
}
