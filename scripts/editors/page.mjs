// User actions and checks in the workbench page. Every wait is for a state, none for a time.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { patience } from "./patience.mjs";

const pictures = resolve(dirname(fileURLToPath(import.meta.url)), "../../test-results");

const nextLook = () => new Promise((resolve) => { setTimeout(resolve, 50); });

/**
 * Waits until `check` returns a true value, and returns it. The limit is a minute and at least 400 attempts, because
 * slow answers mean a slow machine and not a failure.
 */
export async function until(what, check) {
  const end = Date.now() + patience(60_000);
  for (let asked = 0; asked < 400 || Date.now() < end; asked++) {
    const value = await check();
    if (value) return value;
    await nextLook();
  }
  throw new Error(`timed out waiting for ${what}`);
}

async function takePicture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Saves a picture of the page if the work fails. */
export const pictureOnFailure = (name, page, work) => async () => {
  try {
    await work();
  } catch (error) {
    await takePicture(page(), name).catch(() => {});
    throw error;
  }
};

/** The user actions in one open editor. */
export function steps(page) {
  // Input boxes are small editors too, and a closed editor stays in the page for a while.
  const lines = async () => (await page.locator(".editor-instance .monaco-editor .view-lines .view-line").evaluateAll((rows) => rows
    .map((row) => ({ ...row.getBoundingClientRect().toJSON(), text: row.textContent }))
    .filter(({ height }) => height > 0)
    .sort((a, b) => a.top - b.top)
    .map(({ text }) => text)))
    .map((text) => text.replaceAll("\u00a0", " "));
  const shot = (name) => takePicture(page, name);
  const problems = async () => (await page.locator("#status\\.problems").innerText()).trim();

  /**
   * Moves the cursor to the first line that contains `text`, `delta` characters after its start; tries again if the
   * lines have moved meanwhile.
   */
  const goTo = async (text, delta = 0) => {
    const placeOf = async () => {
      const all = await lines();
      const line = all.findIndex((candidate) => candidate.includes(text));
      return line >= 0 && [line + 1, all[line].indexOf(text) + delta + 1].join(":");
    };
    for (;;) {
      const place = await until(`a line with ${text}`, placeOf);
      await page.keyboard.press("Control+g");
      await box.fill(`:${place}`);
      await page.keyboard.press("Enter");
      await box.waitFor({ state: "hidden" });
      const cursor = async () => (await page.locator("#status\\.editor\\.selection").innerText()).match(/\d+/g)?.join(":");
      await until(`the cursor at ${place}`, async () => await cursor() === place || await placeOf() !== place);
      if (await placeOf() === place) return;
    }
  };
  // In files without our schema, labels of our suggestions have a leading blank that sorts them before those of VS
  // Code's JSON support. The label of the selected row includes its documentation while that is open.
  const labels = (rows) => page.locator(rows).evaluateAll((found) => found
    .sort((a, b) => a.dataset.index - b.dataset.index)
    .map((row) => row.getAttribute("aria-label").split(", docs:")[0].trim()));
  const suggestions = () => labels(".suggest-widget.visible .monaco-list-row");
  const chosenSuggestion = async () => (await labels(".suggest-widget.visible .monaco-list-row.focused"))[0];
  /**
   * Moves down a list, row by row, to the wanted one; `chosen` returns the selected row. VS Code ignores the key while
   * a list loads, and a list that starts over can select the earlier row again: then the key is pressed once more. A
   * step too far does no harm, because the list begins again behind its last row.
   */
  const goDown = async (what, chosen, isWanted = (row) => row.includes(what)) => {
    for (let steps = 0; steps < 200; steps++) {
      const now = await until(`a chosen row on the way to ${what}`, chosen);
      if (isWanted(now)) return;
      await page.keyboard.press("ArrowDown");
      for (let asked = 0; asked < 40 && await chosen() === now; asked++) await nextLook();
    }
    throw new Error(`there is no row ${what}`);
  };
  /**
   * Opens a menu of code actions by its key, and returns its row with this title. VS Code requests code actions a
   * quarter of a second after the cursor or a problem has moved, and silently drops earlier requests. On a busy
   * machine a menu can also lack the row. So the key is pressed again if the row has not appeared for long; not
   * earlier, because that would drop an open request. A menu without the row shows an older state, and is closed.
   */
  const menu = async (key, title) => {
    const rows = page.locator(".action-widget .monaco-list-row");
    const row = rows.filter({ hasText: title }).first();
    for (let tries = 0; tries < 8; tries++) {
      if (await rows.first().isVisible()) await page.keyboard.press("Escape");
      await page.keyboard.press(key);
      const isThere = await row.waitFor({ timeout: patience(10_000) }).then(() => true, () => false);
      if (isThere) return row;
    }
    throw new Error(`no menu with ${title}: ${(await rows.allInnerTexts()).join(" | ")}`);
  };
  const chosenRow = page.locator(".quick-input-widget:visible .monaco-list-row.focused").first();
  const label = () => chosenRow.getAttribute("aria-label", { timeout: 1000 }).catch(() => undefined);
  const box = page.locator(".quick-input-widget:visible input[type=text]").first();
  /**
   * Filters the list of choices that is opening by a text. `prefix` is what its box contains first; an earlier list may
   * still be closing.
   */
  const filter = async (text, prefix = "") => {
    await until("an empty list of choices", async () => await box.inputValue() === prefix);
    await box.fill(prefix + text);
  };
  /** Takes the row that is chosen when it contains the text by which the list is filtered. */
  const pick = async (text) => {
    await filter(text);
    await until(`the choice ${text}`, async () => (await label())?.includes(text));
    await page.keyboard.press("Enter");
  };
  /** Whether the palette has no command with the name: it says so, or offers similar ones. */
  const isUnknown = async () => {
    const rows = await page.locator(".quick-input-widget:visible .monaco-list-row").allInnerTexts();
    return rows.some((row) => /similar commands|No matching commands/.test(row));
  };
  return {
    lines, problems, goTo, goDown, menu, pick,
    /**
     * Runs a command by its name. The box gets the name directly, because typed keys could still reach the editor. An
     * open palette keeps the commands that were available when it opened, and those for policies are available as soon
     * as the server has answered: a palette without the command is closed and opened again.
     */
    command: (name) => until(`the command ${name}`, async () => {
      await page.keyboard.press("F1");
      await filter(name, ">");
      const isListed = async () => (await label())?.includes(name);
      const look = async () => (await isListed() && "yes") || (await isUnknown() && "no");
      const answer = await until(`an answer to ${name}`, look);
      await page.keyboard.press(answer === "yes" ? "Enter" : "Escape");
      if (answer === "no") await box.waitFor({ state: "hidden" });
      return answer === "yes";
    }),
    /**
     * Waits until all extensions have started and VS Code has created the last of its parts, some seconds after the
     * window opened. Each extension that registers suggestions restarts an open list. Only with the extension under
     * development.
     */
    settled: async () => {
      await page.locator("#tests\\.companion\\.companion").waitFor({ timeout: patience(120_000) });
      await until("VS Code's last parts", () => page.evaluate(() => performance.getEntriesByName("code/didCreateWorkbenchContributions/4").length > 0));
    },
    /** Waits for an editor, and moves the focus to it without a click, which could hit a link or a code lens. */
    opened: async () => {
      const input = page.locator(".editor-instance .monaco-editor :is(.native-edit-context, textarea.inputarea)").first();
      await input.focus({ timeout: patience(120_000) });
      await until("the focus in the editor", () => input.evaluate((element) => element === element.ownerDocument.activeElement));
    },
    suggestions,
    /** Requests suggestions at the cursor once, and waits for the wanted ones. */
    suggest: async (what, isWanted) => {
      await page.keyboard.press("Escape");
      await page.locator(".suggest-widget.visible").waitFor({ state: "hidden" });
      await page.keyboard.press("Control+Space");
      return until(what, async () => {
        const rows = await suggestions();
        return rows.length > 0 && isWanted(rows) && rows;
      });
    },
    /** Moves down the list of suggestions to the row with this name. */
    chooseSuggestion: (name) => goDown(name, chosenSuggestion, (label) => label.split(",")[0] === name),
    chosenSuggestion,
    save: () => page.keyboard.press("ControlOrMeta+s"),
    /** Moves the mouse to a word (one colour of the line) and waits for a hover with this text. */
    hover: async (word, text) => {
      const hover = page.locator(".monaco-hover:visible").filter({ hasText: text }).first();
      await page.mouse.move(900, 700);
      await page.locator(".view-lines .view-line span span").filter({ hasText: word }).last().hover();
      await hover.waitFor();
      return hover.innerText();
    },
    unhover: async () => {
      await page.mouse.move(900, 700);
      await until("no hover", async () => await page.locator(".monaco-hover:visible").count() === 0);
    },
    /**
     * Presses Ctrl+. at the cursor, takes a picture of the menu if requested, and clicks on the fix. Its finding must
     * be underlined.
     */
    fix: async (title, done, picture) => {
      const row = await menu("ControlOrMeta+.", title);
      if (picture) await (typeof picture === "string" ? shot(picture) : picture());
      await row.click();
      await until(`what ${title} does`, done);
    },
    shot,
  };
}
