import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { test } from "node:test";

interface Page {
  readonly id: string;
  readonly html: Readonly<Record<"en" | "zh", string>>;
}

/** Fails with the message of the build if a page cannot be shown. */
function buildPages(): Page[] {
  const script =
    'import { rulePages } from "./scripts/site/rule-pages.mjs"; console.log(JSON.stringify(await rulePages(".")));';
  return JSON.parse(
    execFileSync(process.execPath, ["--input-type=module", "-e", script], { encoding: "utf8" }),
  ) as Page[];
}

test("rule pages: the site can show every page of docs/rules, each language by itself", () => {
  const pages = buildPages();
  const names = readdirSync("docs/rules").filter((name) => name !== "README.md");
  assert.deepEqual(pages.map(({ id }) => `${id}.md`).sort(), names.sort());
  for (const { id, html } of pages) {
    assert.match(html.en, /^<h2>Avoid<\/h2>/, id);
    assert.match(html.zh, /^<h2>不推荐<\/h2>/, id);
    for (const text of Object.values(html)) {
      const links = [...text.matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href);
      assert.deepEqual(
        links.filter((href) => !/^#\/rule\/|^https:/.test(href)),
        [],
        id,
      );
    }
  }
});
