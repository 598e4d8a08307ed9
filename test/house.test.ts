import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import test from "node:test";
import { refactorings } from "../server/src/core/refactor/index.js";
import { rules } from "../server/src/core/rules/index.js";

const files = readdirSync("server/src", { recursive: true, encoding: "utf8" }).sort()
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"));
const sourceOf = (name: string) => readFileSync(`server/src/${name}`, "utf8");

/** The server files that a file imports, including type imports. */
function importsOf(name: string): string[] {
  return [...sourceOf(name).matchAll(/^(?:import|export)[^"]*?from "(\.[^"]+)\.js"/gm)].map(([, target]) => `${join(dirname(name), target!)}.ts`);
}

/** The files that a file imports, without type imports, which do not exist at run time. */
function filesThatRunWith(path: string): string[] {
  const found = [...readFileSync(path, "utf8").matchAll(/^(?:import|export)(?! type\b)[^"]*?from "(\.[^"]+)\.js"/gm)];
  return found.filter(([all]) => !/^(?:import|export) \{(?:\s*type [^,}]+,?)+\s*\} from/.test(all)).map(([, target]) => `${join(dirname(path), target!)}.ts`);
}

test("house: the rules are the rule files, each in the folder of its category, and the list contains all of them", () => {
  const ids = rules.map(({ id }) => id);
  assert.deepEqual([...new Set(ids)], ids, "ids are unique");
  const inFolder = files.filter((name) => name.startsWith("core/rules/"));
  assert.deepEqual(inFolder, [...rules.map((rule) => `core/rules/${rule.category}/${rule.id}.ts`), "core/rules/index.ts"].sort());
});

test("house: each completion kind and each refactoring is a file, and the lists contain all of them", () => {
  for (const folder of ["features/completion/kinds", "core/refactor"]) {
    const listed = [...sourceOf(`${folder}/index.ts`).matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name!);
    const defined = files.filter((name) => name.startsWith(`${folder}/`)).flatMap((name) =>
      [...sourceOf(name).matchAll(/^export const (\w+): (?:CompletionKind|Refactoring) = /gm)].map(([, constant]) => constant!));
    assert.ok(defined.length > 5, folder);
    assert.deepEqual([...listed].sort(), defined.sort(), folder);
  }
  for (const { id, fixes } of refactorings)
    assert.ok(fixes === undefined || rules.some((rule) => rule.id === fixes), id);
});

test("house: a rule is defined in the file of its name, has a summary in both languages, and has a setting", () => {
  const manifest = JSON.parse(readFileSync("package.json", "utf8")) as {
    contributes: {
      configuration: { properties: Record<string, { properties?: Record<string, { default?: string }> }> }[];
    };
  };
  const settings = Object.assign(
    {},
    ...manifest.contributes.configuration.map(({ properties }) => properties),
  ) as Record<string, { properties?: Record<string, { default?: string }> }>;
  for (const { id, category, severity, summary } of rules) {
    assert.ok(sourceOf(`core/rules/${category}/${id}.ts`).includes(`id: "${id}"`), id);
    assert.match(summary.en, /^[A-Z].*\.$/, id);
    assert.match(summary.zh, /^(?:(?:JSON|Allow|Version|Effect|Action|Condition) )?\p{Script=Han}.*。$/u, id);
    assert.equal(settings["huaweiIam.rules"]?.properties?.[id]?.default, severity, id);
  }
});

test("house: no cycles, not even of types", () => {
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]) => {
    assert.ok(!path.includes(name), [...path, name].join(" -> "));
    if (done.has(name)) return;
    for (const next of importsOf(name)) {
      assert.ok(files.includes(next), `${name} imports ${next}`);
      visit(next, [...path, name]);
    }
    done.add(name);
  };
  for (const name of files) visit(name, []);
  assert.equal(done.size, files.length);
});

test("house: browser code does not reach Node modules", () => {
  const reached = new Set<string>();
  const visit = (name: string) => {
    if (reached.has(name)) return;
    reached.add(name);
    assert.doesNotMatch(readFileSync(name, "utf8"), /from "(?:node:|[^"]*\/node")/, name);
    for (const next of filesThatRunWith(name)) visit(next);
  };
  for (const entry of ["server/src/lsp/main.ts", "server/src/lsp/host/on-worker.ts", "client/src/browser.ts"]) visit(entry);
  for (const name of ["server/src/lsp/state/snapshots.ts", "server/src/core/lint/lint.ts", "client/src/commands/register.ts"]) assert.ok(reached.has(name), name);
});

test("house: the scripts import nothing from the tests", () => {
  for (const name of readdirSync("scripts", { recursive: true, encoding: "utf8" }).filter((one) => one.endsWith(".mjs"))) {
    assert.doesNotMatch(readFileSync(`scripts/${name}`, "utf8"), /(?:from|import\() ?"[^"]*\/test\//, name);
  }
});

test("house: no file is too long, and none is a utils drawer", () => {
  for (const name of files) {
    const lines = sourceOf(name).split("\n").length - 1;
    assert.ok(lines <= 250, `${name} has ${String(lines)} lines`);
    assert.doesNotMatch(name, /util|helper|misc|common/i);
    assert.match(name, /^[a-z0-9/.-]+$/);
  }
});

test("house: no two exported things share a name", () => {
  const names = files.filter((name) => !/^lsp\/host\/on-/.test(name)).flatMap((name) =>
    [...sourceOf(name).matchAll(/^export (?:abstract )?(?:const|function\*?|class|interface|type) (\w+)/gm)].map(([, one]) => one!));
  assert.deepEqual(names.filter((one, index) => names.indexOf(one) !== index), []);
});

test("house: core knows no editor, no machine, no waiting", () => {
  for (const name of files.filter((file) => file.startsWith("core/"))) {
    assert.doesNotMatch(sourceOf(name), /from "(?:vscode|node:)|\basync\b|\bawait\b|\bprocess\./, name);
  }
});
