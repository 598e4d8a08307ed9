// Everything that the pages name exists: settings, commands, kinds of code actions.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { catalogs } from "../../server/src/lsp/state/catalogs.js";
import { packedOf } from "../support/catalog.js";
import { connectInMemory } from "../support/client.js";
import { wholeClient } from "./said.js";

const read = (path: string) => readFileSync(path, "utf8").replaceAll("\r\n", "\n");
const pages = ["README.md", "README.zh-CN.md", "CHANGELOG.md", ...readdirSync("docs").filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`)];
const manifest = JSON.parse(read("package.json")) as {
  contributes: {
    commands: { command: string; title: string; category: string }[];
    configuration: { properties: Record<string, unknown> }[];
  };
};
const settings = manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
const commands = manifest.contributes.commands.map(({ command }) => command);

async function capabilities() {
  const client = connectInMemory(catalogs(JSON.stringify(packedOf("a:b:c"))));
  await client.initialize({ capabilities: wholeClient });
  const { codeActionProvider, executeCommandProvider } = client.capabilities;
  return { kinds: typeof codeActionProvider === "object" ? codeActionProvider.codeActionKinds ?? [] : [], serverCommands: executeCommandProvider?.commands ?? [] };
}

test("pages: each name that they mention is a setting, a command, or a kind of code action", async () => {
  const { kinds, serverCommands } = await capabilities();
  const known = [...settings, ...commands, ...serverCommands, ...kinds];
  for (const path of pages) {
    for (const [name] of read(path).matchAll(/\b(?:(?:source|refactor)\.\w+\.)?huaweiIam(?:\.[\w-]+)+(?:\.\*)?/g)) {
      // A group of settings is found by their common prefix.
      const stem = name.replace(/\.\*$/, "");
      assert.ok(known.some((one) => one === stem || one.startsWith(`${stem}.`)), `${path}: ${name}`);
    }
  }
});

test("pages: every kind of code action of the server is explained", async () => {
  const { kinds } = await capabilities();
  const explained = read("docs/configuration.md") + read("docs/refactorings.md");
  assert.ok(kinds.length > 2);
  assert.deepEqual(kinds.filter((kind) => !explained.includes(`\`${kind}\``) && !explained.includes(`\`${kind}.`)), []);
});

test("pages: commands are named by their titles", () => {
  for (const [language, nls, readme] of [["en", "package.nls.json", "README.md"], ["zh", "package.nls.zh-cn.json", "README.zh-CN.md"]] as const) {
    const texts = JSON.parse(read(nls)) as Record<string, string>;
    const titles = manifest.contributes.commands.map(({ title, category }) => `${category}: ${texts[title.replaceAll("%", "")] ?? ""}`);
    const named = [...read(readme).replace(/(?<=[^\s*“])\n(?=\S)/g, language === "en" ? " " : "").matchAll(/Huawei IAM: [^*”]+/g)].map(([name]) => name);
    assert.ok(named.length >= titles.length, readme);
    assert.deepEqual(named.filter((name) => !titles.includes(name)), [], readme);
  }
});

test("pages: statements about the catalog match the catalog", () => {
  const { pages: pageCount, actions, editions } = JSON.parse(read("server/catalog/release.json")) as { pages: number; actions: number; editions: Record<"huaweicloud" | "otc", { oldest: string; newest: string }> };
  const years = ({ oldest, newest }: { oldest: string; newest: string }) => [oldest.slice(0, 4), newest.slice(0, 4)];
  const services = readdirSync("server/catalog/actions").length;
  for (const path of ["README.md", "README.zh-CN.md", "CHANGELOG.md"]) {
    for (const number of [pageCount, actions, services]) assert.match(read(path), new RegExp(`\\b${number.toLocaleString("en")} `), path);
    if (path !== "CHANGELOG.md") for (const year of [...years(editions.huaweicloud), ...years(editions.otc)]) assert.match(read(path), new RegExp(`\\b${year}\\b`), path);
  }
});

test("examples: commands are named by their titles", () => {
  const titles = ["package.nls.json", "package.nls.zh-cn.json"].flatMap((nls) => Object.values(JSON.parse(read(nls)) as Record<string, string>));
  for (const name of readdirSync("examples")) {
    for (const [, title = ""] of read(`examples/${name}`).matchAll(/Huawei IAM: ([^"”]+?)[."”]*(?=["”])/g)) assert.ok(titles.some((one) => one.replace(/…$/, "") === title.replace(/…$/, "")), `${name}: ${title}`);
  }
});
