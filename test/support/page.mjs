// What a person does and sees in the workbench page. Every wait is for a state, none for a time.
import { mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const pictures = resolve(dirname(fileURLToPath(import.meta.url)), "../../test-results");

/** The value of `check` once it is true; asked again and again. */
export async function until(what, check, ms = 20_000) {
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((resolve) => { setTimeout(resolve, 50); })) {
    const value = await check();
    if (value) return value;
  }
  throw new Error(`timed out waiting for ${what}`);
}

async function takePicture(page, name) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/** Leaves a picture of what the page showed when the work failed. */
export const pictureOnFailure = (name, page, work) => async () => {
  try {
    await work();
  } catch (error) {
    await takePicture(page(), name).catch(() => {});
    throw error;
  }
};

/** The page's words for one open editor. */
export function steps(page) {
  const lines = async () => (await page.locator(".monaco-editor .view-lines .view-line").evaluateAll((rows) => rows
    .map((row) => ({ top: row.getBoundingClientRect().top, text: row.textContent }))
    .sort((a, b) => a.top - b.top)
    .map(({ text }) => text)))
    .map((text) => text.replaceAll("\u00a0", " "));
  const shot = (name) => takePicture(page, name);
  const problems = async () => (await page.locator("#status\\.problems").innerText()).trim();

  /** Puts the cursor into the first line that contains `text`, `delta` characters after its start. Looks again if the lines have moved meanwhile. */
  const goTo = async (text, delta = 0) => {
    const placeOf = async () => {
      const all = await lines();
      const line = all.findIndex((candidate) => candidate.includes(text));
      return line >= 0 && [line + 1, all[line].indexOf(text) + delta + 1];
    };
    const isThere = async () => {
      const place = await placeOf();
      const shown = (await page.locator("#status\\.editor\\.selection").innerText()).match(/\d+/g) ?? [];
      return place && place.join() === shown.join();
    };
    const box = page.locator(".quick-input-widget input[type=text]").first();
    await until(`the cursor at ${text}`, async () => {
      const [row, column] = await until(`a line with ${text}`, placeOf);
      await page.keyboard.press("Control+g");
      await box.fill(`:${row}:${column}`);
      await page.keyboard.press("Enter");
      await box.waitFor({ state: "hidden" });
      return until("the cursor", isThere, 2000).catch(() => false);
    });
  };
  // In files without a schema of ours a blank puts our suggestions before those of VS Code's JSON support. The selected row
  // also speaks its documentation while that is open.
  const labels = (rows) => page.locator(rows).evaluateAll((found) => found
    .sort((a, b) => a.dataset.index - b.dataset.index)
    .map((row) => row.getAttribute("aria-label").split(", docs:")[0].trim()));
  const suggestions = () => labels(".suggest-widget.visible .monaco-list-row");
  const chosenSuggestion = async () => (await labels(".suggest-widget.visible .monaco-list-row.focused"))[0];
  /** Goes down a list, row by row, until the one that is wanted is chosen; `chosen` says which one that is now. */
  const goDown = async (what, isWanted, chosen) => {
    for (let steps = 0; steps < 100; steps++) {
      const now = await until(`a chosen row on the way to ${what}`, chosen);
      if (await isWanted()) return;
      await page.keyboard.press("ArrowDown");
      await until(`the row behind ${now}`, async () => await chosen() !== now);
    }
    throw new Error(`there is no row ${what}`);
  };
  return {
    lines, problems, goTo, goDown,
    /**
     * Waits until all extensions have started and VS Code has made the last of its parts, some seconds after the window opened.
     * Each of them that offers suggestions makes an open list start over. Only where the extension is under development.
     */
    settled: async () => {
      await page.locator("#tests\\.companion\\.companion").waitFor({ timeout: 60_000 });
      await until("VS Code's last parts", () => page.evaluate(() => performance.getEntriesByName("code/didCreateWorkbenchContributions/4").length > 0), 60_000);
    },
    opened: () => page.locator(".monaco-editor .view-lines").first().click({ timeout: 60_000 }),
    suggestions,
    /** Asks for suggestions at the cursor, once, and waits for those that are wanted. */
    suggest: async (what, isWanted) => {
      await page.keyboard.press("Escape");
      await page.locator(".suggest-widget.visible").waitFor({ state: "hidden" });
      await page.keyboard.press("Control+Space");
      return until(what, async () => {
        const rows = await suggestions();
        return rows.length > 0 && isWanted(rows) && rows;
      });
    },
    /** Goes down the list of suggestions to the row with this name. */
    chooseSuggestion: (name) => goDown(name, async () => (await chosenSuggestion())?.split(",")[0] === name, chosenSuggestion),
    chosenSuggestion,
    save: () => page.keyboard.press("ControlOrMeta+s"),
    /** Rests the mouse on a word (one colour of the line) until a hover with this text is there. */
    hover: async (word, text) => {
      const place = page.locator(".view-lines .view-line span span").filter({ hasText: word }).last();
      const hover = page.locator(".monaco-hover:visible").filter({ hasText: text }).first();
      return until(`a hover with ${text}`, async () => {
        await place.hover({ timeout: 2000 }).catch(() => {});
        await hover.waitFor({ timeout: 2000 }).catch(() => {});
        if (await hover.isVisible()) return hover.innerText();
        // A mouse that does not move asks only once, and that may have been too early.
        await page.mouse.move(900, 700);
        return false;
      });
    },
    unhover: async () => {
      await page.mouse.move(900, 700);
      await until("no hover", async () => await page.locator(".monaco-hover:visible").count() === 0);
    },
    /** Ctrl+. at the cursor, a picture of the menu (its name, or what takes it), and a click on the fix. */
    fix: async (title, done, picture) => {
      const menu = page.locator(".action-widget .monaco-list-row");
      await until(`the fix ${title}`, async () => {
        if (await done()) return true;
        if (!(await menu.first().isVisible())) await page.keyboard.press("ControlOrMeta+.");
        const row = menu.filter({ hasText: title }).first();
        await row.waitFor({ timeout: 2000 }).catch(() => {});
        if (!(await row.isVisible())) return false;
        if (picture) await (typeof picture === "string" ? shot(picture) : picture());
        // A click: Enter before the menu has the focus goes into the text.
        await row.click({ timeout: 2000 }).catch(() => {});
        return false;
      });
    },
    shot,
  };
}
