// One workbench for all UI tests in one language that run in one process: opening one takes longer than most tests do.
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chooseHost } from "../../scripts/editors/programs.mjs";
import { steps } from "../../scripts/editors/page.mjs";
import { openWorkbench } from "../../scripts/editors/workbench.mjs";

const extension = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

/** Whether the tests in this display language are to run: UI_LOCALE names the only one. */
export const isAsked = (locale) => (process.env.UI_LOCALE ?? locale) === locale;

let shared;
let visits = 0;

after(leave);

/**
 * The workbench in a display language, with our extension, as after a start: one editor with the file `open`, and nothing
 * else that earlier tests had opened. `files` (their texts by their names) are written into a folder of their own, `folder`.
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
  // A page of a browser must be allowed what the editor of a desktop just does.
  if (chooseHost() === "server") await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await shared.editor.opened();
  await shared.editor.settled();
}

/** Has the companion close what is open, and waits until it says that the file is shown. */
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
