// What works in the editors that the tests drive. docs/editors.md has it as a table.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("tried.json", import.meta.url);

/**
 * Compares what a test has seen with the record. `npm test -- <part> --update` records it, and `npm run generate`
 * writes the table. A client from the machine (not from a package of the project) can have another version; then its
 * record is that of the recorded version, and only that it works is compared.
 */
export function checkTried(client, { version, ...works }, { isPinned = true } = {}) {
  const tried = JSON.parse(readFileSync(file, "utf8"));
  const now = { version, ...works };
  if (process.env.UPDATE_GOLDEN) {
    const all = { ...tried, [client]: now };
    writeFileSync(file, `${JSON.stringify(Object.fromEntries(Object.keys(all).sort().map((name) => [name, all[name]])), undefined, 2)}\n`);
    return;
  }
  const expected = tried[client] ?? {};
  assert.deepEqual(isPinned ? now : { ...now, version: expected.version }, expected, `${client}: npm test -- <part> --update records it`);
}
