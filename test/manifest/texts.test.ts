import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { checkPair } from "../texts/pair.js";

type Texts = Readonly<Record<string, string>>;
const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, "utf8")) as T;
const sorted = (items: Iterable<string>) => [...new Set(items)].sort();

const manifestText = readFileSync("package.json", "utf8");
const manifest = JSON.parse(manifestText) as Manifest;
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly configuration: readonly {
      readonly title: string;
      readonly properties: Readonly<Record<string, Setting>>;
    }[];
  };
}
interface Setting {
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, Setting>>;
}

const nls = { en: readJson<Texts>("package.nls.json"), zh: readJson<Texts>("package.nls.zh-cn.json") };
const bundle = { en: readJson<Texts>("l10n/bundle.l10n.json"), zh: readJson<Texts>("l10n/bundle.l10n.zh-cn.json") };

/** The texts that the client asks `l10n.t` for. */
function clientTexts(): string[] {
  const files = readdirSync("client/src", { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  const source = files.map((name) => readFileSync(join("client/src", name), "utf8")).join("\n");
  const texts = [...source.matchAll(/\bl10n\.t\(("(?:[^"\\]|\\.)*")/g)].map(([, literal]) => JSON.parse(literal ?? "") as string);
  // A text that is not a literal cannot be checked here.
  assert.equal(texts.length, [...source.matchAll(/\bl10n\.t\(/g)].length, "l10n.t needs a text in double quotes");
  return sorted(texts);
}

test("manifest: its texts are those of package.nls.json, none missing and none unused", () => {
  const used = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? "");
  assert.deepEqual(Object.keys(nls.en).sort(), sorted(used));
});

test("manifest: both languages have every text, in the same order", () => {
  assert.deepEqual(Object.keys(nls.zh), Object.keys(nls.en));
});

test("client: its texts are those of the bundle, none missing and none unused", () => {
  assert.deepEqual(Object.keys(bundle.en).sort(), clientTexts());
  assert.deepEqual(Object.keys(bundle.zh), Object.keys(bundle.en));
  for (const [key, text] of Object.entries(bundle.en)) assert.equal(text, key);
});

for (const [name, { en, zh }] of Object.entries({ manifest: nls, client: bundle })) {
  test(`${name}: every text is correct in both languages`, () => {
    for (const [key, text] of Object.entries(en)) checkPair({ en: text, zh: zh[key] ?? "" }, key);
  });
}

test("manifest: every command has a title and a category, and is registered by the client or offered by the server", () => {
  const files = [...readdirSync("client/src/commands").map((name) => join("client/src/commands", name)), "server/src/protocol.ts"];
  const source = files.map((name) => readFileSync(name, "utf8")).join("\n");
  for (const { command, title, category } of manifest.contributes.commands) {
    assert.match(title, /^%.+%$/, command);
    assert.equal(category, "Huawei IAM", command);
    assert.ok(source.includes(`"${command}"`), command);
  }
});

test("manifest: every setting and every choice of a setting is explained", () => {
  const explain = (id: string, setting: Setting) => {
    assert.match(setting.markdownDescription ?? setting.description ?? "", /^%.+%$/, id);
    assert.equal(setting.enumDescriptions?.length, setting.enum?.length, id);
    for (const [name, inner] of Object.entries(setting.properties ?? {})) explain(`${id}.${name}`, inner);
  };
  for (const { title, properties } of manifest.contributes.configuration) {
    assert.match(title, /^%.+%$/);
    for (const [id, setting] of Object.entries(properties)) {
      assert.ok(id.startsWith("huaweiIam."), id);
      explain(id, setting);
    }
  }
});
