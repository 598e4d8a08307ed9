import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import type { CodeAction, Diagnostic } from "vscode-languageserver/node";
import { realCatalog } from "../support/catalog.js";
import { type Client, connectInMemory } from "../support/client.js";
import { checkGolden } from "../support/fixture.js";
import { takeMarks } from "../pages/marks.js";
import { LineIndex } from "../../server/src/core/text/line-index.js";

const folder = "test/cases/version-5";
const names = readdirSync(folder).sort();
const facts = realCatalog();
const known = new Set(facts.identity!.actions.map(({ name }) => name));
const textOf = (hover: Awaited<ReturnType<Client["hover"]>>) =>
  hover && typeof hover.contents === "object" && "value" in hover.contents ? hover.contents.value : "";

const languages = { en: "en", zh: "zh-cn" } as const;
const clients = new Map<string, Client>();

before(async () => {
  for (const [language, locale] of Object.entries(languages)) {
    const client = connectInMemory(() => ({ catalog: facts }));
    await client.initialize({ locale });
    clients.set(language, client);
  }
});

after(async () => {
  for (const client of clients.values()) await client.stop();
});

/** The places of a document that are shown: elements, operators, keys and actions, each word once. */
function placesIn(text: string): { readonly word: string; readonly offset: number }[] {
  const seen = new Set<string>();
  return [...text.matchAll(/\\?"([\w:.*/-]+)\\?"|\b(Action|Principal|Version|Service)\b(?= =)/g)].flatMap((found) => {
    const word = found[1] ?? found[2]!;
    if (seen.has(word)) return [];
    seen.add(word);
    return [{ word, offset: found.index + found[0].indexOf(word) + 1 }];
  });
}

async function fixesOf(client: Client, uri: string, diagnostic: Diagnostic): Promise<string[]> {
  const actions = await client.connection.sendRequest<(CodeAction & { disabled?: unknown })[] | null>(
    "textDocument/codeAction",
    {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    },
  );
  return (actions ?? [])
    .filter(({ kind, disabled }) => kind?.startsWith("quickfix") && !disabled)
    .map(({ title }) => title);
}

for (const name of names) {
  const { text, marks } = takeMarks(readFileSync(`${folder}/${name}`, "utf8").replaceAll("\r\n", "\n"));
  for (const language of Object.keys(languages)) {
    test(`5.0 over the protocol: ${name}, ${language}`, async () => {
      const client = clients.get(language)!;
      const uri = `file:///w/${name}`;
      await client.open(uri, text, name.endsWith(".tf") ? "terraform" : name.endsWith("c") ? "jsonc" : "json");
      const diagnostics = [...(await client.diagnostics(uri))];
      const lines = new LineIndex(text);
      const lengthOf = ({ range: { start, end } }: Diagnostic) =>
        Math.max(lines.offsetAt(end) - lines.offsetAt(start), 1);
      assert.deepEqual(
        diagnostics
          .map((one) => `${one.range.start.line}:${one.range.start.character}+${lengthOf(one)} ${String(one.code)}`)
          .sort(),
        marks.map(({ line, character, length, rule }) => `${line}:${character}+${length} ${rule}`).sort(),
      );
      const said: string[] = [];
      for (const one of diagnostics) {
        said.push(`- ${String(one.code)}: ${String(one.message)}`);
        for (const title of await fixesOf(client, uri, one)) said.push(`  - ${title}`);
      }
      for (const { word, offset } of placesIn(text)) {
        const value = textOf(await client.hover(uri, offset));
        if (value !== "") said.push("", `### ${word}`, "", value);
      }
      checkGolden(`version-5/${name}.${language}.md`, `${said.join("\n").trim()}\n`);
    });
  }

  test(`5.0 over the protocol: ${name}: completion of actions offers only known actions of version 5.0`, async () => {
    const client = clients.get("en")!;
    const uri = `file:///w/complete-${name}`;
    const at = /(?:\\?"Action\\?": ?|Action = )\[\\?"/.exec(text);
    if (!at) return;
    await client.open(uri, text, name.endsWith(".tf") ? "terraform" : "json");
    const labels = (await client.completion(uri, at.index + at[0].length))?.items.map(({ label }) => label) ?? [];
    assert.ok(labels.length > 0 && labels.every((label) => known.has(label)), labels.slice(0, 5).join());
  });
}

test("5.0 over the protocol: completion of principals, and of statements by kind", async () => {
  const client = clients.get("en")!;
  const open = async (uri: string, marked: string) => {
    await client.open(uri, marked.replace("|", ""));
    return (await client.completion(uri, marked.indexOf("|")))?.items.map(({ label }) => label) ?? [];
  };
  const trust =
    '{ "Version": "5.0", "Statement": [{ "Effect": "Allow", "Principal": { "IAM": ["a"], | }, "Action": ["sts:agencies:assume"] }] }';
  assert.deepEqual(await open("file:///w/t1.json", trust), ["Service", "Identity_provider"]);
  assert.deepEqual(await open("file:///w/t2.json", '{ "trust_policy": { "Version": "5.0", "Statement": [ | ] } }'), [
    "Trust a cloud service",
    "Trust an account",
  ]);
  const shapes = await open("file:///w/a.scp.json", '{ "Version": "5.0", "Statement": [ | ] }');
  assert.ok(shapes.includes("Deny actions") && !shapes.includes("Allow switching to an agency"), shapes.join());
});
