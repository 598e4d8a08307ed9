import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

/** Runs `npm run catalog` on a copy of the small pages, with a new folder as output. */
function run(change: (pages: string) => void, ...args: readonly string[]) {
  const root = mkdtempSync(join(tmpdir(), "catalog-"));
  const pages = join(root, "pages");
  cpSync("test/importer/pages", pages, { recursive: true });
  change(pages);
  const out = join(root, "catalog");
  const start = () => spawnSync(process.execPath, ["scripts/catalog.mjs", pages, "--catalog", out, ...args], { encoding: "utf8" });
  return { ...start(), root, out, start };
}

test("command: writes the catalog, and the same files again", () => {
  const { status, stdout, out, root, start } = run(() => undefined);
  assert.equal(status, 0);
  assert.match(stdout, /^### Added actions \(12\)\n\n- `abc:boxes:create \(huaweicloud\)`\n/);
  const read = () => readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".json")).sort().map((name) => [name, readFileSync(join(out, name), "utf8")]);
  const first = read();
  assert.match(start().stdout, /^The catalog has not changed\./);
  assert.deepEqual(read(), first);
  rmSync(root, { recursive: true });
});

test("command: stops at an unknown cell with one sentence, and writes nothing", () => {
  const { status, stderr, out, root } = run((pages) => {
    const path = join(pages, "otc/alphabet/start.rst");
    writeFileSync(path, readFileSync(path, "utf8").replace("abc:boxes:start", "abc_boxes_start"));
  });
  assert.equal(status, 1);
  assert.equal(stderr, "The import stopped. otc/alphabet/start.rst, table 1, row 1, cell \"action\": \"abc_boxes_start\" is neither an action nor a known mark.\n");
  assert.ok(!existsSync(out));
  rmSync(root, { recursive: true });
});

test("command: a missing page, a folder without editions and an unknown option lead to one sentence", () => {
  const missing = run((pages) => rmSync(join(pages, "otc/alphabet/lids.rst")));
  assert.equal(
    missing.stderr,
    "The import stopped. otc/alphabet/lids.rst: INDEX.json names this page, but it is not there.\n",
  );
  const empty = run((pages) => {
    for (const name of readdirSync(pages)) rmSync(join(pages, name), { recursive: true });
  });
  assert.match(empty.stderr, /has an INDEX\.json, so there is no edition to read\.\n$/);
  const option = run(() => undefined, "--nonsense");
  assert.match(option.stderr, /^Unknown option '--nonsense'.*npm run catalog/);
  for (const { status, out, root } of [missing, empty, option]) {
    assert.equal(status, 1);
    assert.ok(!existsSync(out));
    rmSync(root, { recursive: true });
  }
});
