import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import packed from "packed-catalog";
import { isMisspelled } from "../server/src/core/policy/elements.js";
import { mayHoldPolicy } from "../server/src/core/policy/read/prefilter.js";
import { noHost } from "../server/src/lsp/host/host.js";
import { catalogs } from "../server/src/lsp/state/catalogs.js";
import { checkWorkspaceCommand } from "../server/src/protocol.js";
import { runHere, withTree } from "./cli/support.js";
import { brokenTexts, policyTexts } from "./pages/policies.js";
import { connectInMemory } from "./support/client.js";
import { filesOf } from "./support/files.js";
import { realCatalog } from "./support/catalog.js";
import { fixSeed } from "./support/seed.js";

fixSeed();

const sound = policyTexts(realCatalog());
/** Spellings of the key that count as `Statement`, and some that do not. */
const keys = ["Statement", "statement", "STATEMENT", "Statments", "Statment", "Statemnet", "Statmeent", "Staement", "tatement", "Sttaement", " Statement", "Statements", "Statemen", "Stat", "State"];
const texts = fc.tuple(fc.oneof(sound, brokenTexts(sound)), fc.constantFrom(...keys), fc.constantFrom("plain", "string", "session", "aws")).map(([text, key, way]) => {
  const spelt = text.replaceAll(/"statements?"/gi, () => JSON.stringify(key));
  if (way === "string") return JSON.stringify({ policy_document: spelt });
  if (way === "session") return `{ "auth": { "identity": { "policy": ${spelt} } } }`;
  return way === "aws" ? spelt.replace('"1.1"', '"2012-10-17"') : spelt;
});

/** The findings of each file, by its name, in the command line. */
async function byCommandLine(cwd: string, args: readonly string[]): Promise<Record<string, readonly string[]>> {
  const { out, err } = await runHere(["lint", "--format", "json", "--severity", "hint", ...args], { cwd });
  assert.notEqual(out, "", err);
  const report = JSON.parse(out) as {
    files: { path: string; findings: { rule: string; severity: string; line: number; column: number }[] }[];
  };
  const entries = report.files
    .filter(({ findings }) => findings.length > 0)
    .map(
      ({ path, findings }) =>
        [path.split("/").at(-1)!, findings.map(({ rule, severity }) => `${rule} ${severity}`).sort()] as const,
    );
  return Object.fromEntries(entries);
}

const levels = ["", "error", "warning", "information", "hint"];

/** The findings of each file, by its name, in Check All. */
async function byCheckAll(files: Readonly<Record<string, string>>): Promise<Record<string, readonly string[]>> {
  const client = connectInMemory(catalogs(packed), { ...noHost, files: filesOf(new Map(Object.entries(files).map(([name, text]) => [`file:///w/${name}`, text]))) });
  await client.initialize({ rootUri: "file:///w", capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } } });
  await client.connection.sendRequest("workspace/executeCommand", { command: checkWorkspaceCommand, arguments: [] });
  const all: Record<string, readonly string[]> = {};
  for (const name of Object.keys(files)) {
    const uri = `file:///w/${name}`;
    if (client.hasPublished(uri)) all[name] = (await client.diagnostics(uri)).map(({ code, severity }) => `${String(code)} ${levels[severity ?? 0] ?? ""}`).sort();
  }
  return all;
}

test("properties: a named file, its folder, a glob and Check All give the same findings", async () => {
  await fc.assert(fc.asyncProperty(fc.array(texts, { minLength: 1, maxLength: 40 }), async (all) => {
    const files = Object.fromEntries(all.map((text, index) => [`p${index}.${index % 3 === 0 ? "jsonc" : "json"}`, text]));
    await withTree(files, async (cwd) => {
      const named = await byCommandLine(cwd, Object.keys(files));
      assert.deepEqual(await byCommandLine(cwd, ["."]), named, "the folder");
      assert.deepEqual(await byCommandLine(cwd, ["*.json*"]), named, "a glob");
      const checked = await byCheckAll(files);
      assert.deepEqual(checked, named, "Check All");
    });
  }), { numRuns: 12 });
});

test("properties: every key that counts as Statement passes the filter for files", () => {
  const letter = fc.constantFrom(..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
  const slip = fc.tuple(fc.nat(9), fc.constantFrom("lost", "added", "other", "swapped", "plural", "case", "blank"), letter).map(([at, kind, char]) => {
    const word = "Statement";
    switch (kind) {
      case "lost": return word.slice(0, at) + word.slice(at + 1);
      case "added": return word.slice(0, at) + char + word.slice(at);
      case "other": return word.slice(0, at) + char + word.slice(at + 1);
      case "swapped": return word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2);
      case "plural": return `${word}s`;
      case "case": return word.slice(0, at).toUpperCase() + word.slice(at).toLowerCase();
      default: return ` ${word} `;
    }
  });
  fc.assert(fc.property(slip, fc.constantFrom("", " ", "\n"), (key, blank) => {
    if (key !== "Statement" && !isMisspelled(key, "Statement")) return;
    for (const text of [`{"${key}"${blank}: []}`, JSON.stringify({ policy: `{"${key}"${blank}: []}` }), `{“${key}”：[]}`]) assert.ok(mayHoldPolicy(text), text);
  }), { numRuns: 2000 });
});
