// npm run generate               updates everything that is generated from the rule list and the manifest
// npm run generate -- --check    lists files that are out of date, with exit code 1 if there are any
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { editors } from "./generate/editors.mjs";
import { configSchema } from "./generate/config-schema.mjs";
import { manifest, texts } from "./generate/manifest.mjs";
import { page, table } from "./generate/pages.mjs";
import { readRules } from "./generate/read-rules.mjs";
import { testSchema } from "./generate/test-schema.mjs";
import { readme } from "./generate/readme.mjs";

const isCheck = process.argv.includes("--check");

const read = (path) => (existsSync(path) ? readFileSync(path, "utf8").replaceAll("\r\n", "\n") : "");
const print = (value) => `${JSON.stringify(value, null, 2)}\n`;

const rules = await readRules();
/** Called after the manifest and its texts were generated. */
const readmeIn = (language, texts) => (text) => readme(text, { manifest: JSON.parse(made["package.json"]), texts: JSON.parse(made[texts]), rules, language });
const files = {
  "package.json": (text) => print(manifest(JSON.parse(text), rules)),
  "package.nls.json": (text) => print(texts(JSON.parse(text), rules, "en")),
  "package.nls.zh-cn.json": (text) => print(texts(JSON.parse(text), rules, "zh")),
  "schemas/huawei-iam-config.schema.json": () => print(configSchema(rules)),
  "schemas/policy-test.schema.json": () => print(testSchema()),
  "docs/editors.md": (text) => editors(text, JSON.parse(read("test/support/tried.json"))),
  "docs/rules/README.md": (text) => table(text, rules),
  "README.md": readmeIn("en", "package.nls.json"),
  "README.zh-CN.md": readmeIn("zh", "package.nls.zh-cn.json"),
  ...Object.fromEntries(rules.map((rule) => [`docs/rules/${rule.id}.md`, (text) => page(text, rule)])),
};

/** The expected content of each file. A file may use those before it in the list. */
const made = {};
const stale = Object.entries(files).filter(([path, make]) => {
  const before = read(path);
  const after = make(before);
  made[path] = after;
  if (after !== before && !isCheck) writeFileSync(path, after);
  return after !== before;
}).map(([path]) => path);

if (stale.length > 0) console.log(`${isCheck ? "Out of date, run npm run generate:" : "Written:"}\n${stale.map((path) => `  ${path}`).join("\n")}`);
if (isCheck && stale.length > 0) process.exitCode = 1;
