import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { type Finding, lint } from "../server/src/core/lint/lint.js";
import { lintSource } from "../server/src/core/lint/lint-source.js";
import { parsePolicyFile } from "../server/src/core/policy/parse.js";
import { withoutPlaceholders } from "../server/src/core/templates/snippet.js";
import { templates } from "../server/src/core/templates/templates.js";
import { notationOf } from "../server/src/core/terraform/file-notation.js";
import { LineIndex } from "../server/src/core/text/line-index.js";
import { realCatalog } from "./support/catalog.js";
import { checkGolden } from "./support/fixture.js";

/** What a text gets, one line for each finding. */
interface Checked {
  readonly name: string;
  readonly text: string;
  readonly findings: readonly Finding[];
}

const catalog = realCatalog();
const read = (path: string) => readFileSync(path, "utf8").replaceAll("\r\n", "\n");
const ofText = (name: string, text: string): Checked =>
  ({ name, text, findings: lint(parsePolicyFile(text), catalog) });

const parts: Readonly<Record<string, readonly Checked[]>> = {
  "Examples": readdirSync("examples").sort().map((name) => {
    const text = read(`examples/${name}`);
    return { name, text, findings: lintSource(text, notationOf(name), catalog).findings };
  }),
  "Templates": templates.map(({ id, text }) => ofText(id, withoutPlaceholders(text))),
  "Sound policies": (JSON.parse(read("test/corpus/sound.json")) as { readonly name: string; readonly text: unknown }[])
    .map(({ name, text }) => ofText(name, JSON.stringify(text, undefined, 2))),
};

function sectionOf([title, texts]: readonly [string, readonly Checked[]]): string {
  const counts = new Map<string, number>();
  for (const { rule, severity } of texts.flatMap(({ findings }) => findings)) counts.set(`${severity} ${rule.id}`, (counts.get(`${severity} ${rule.id}`) ?? 0) + 1);
  const lines = texts.flatMap(({ name, text, findings }) => {
    const index = new LineIndex(text);
    return findings.map(({ rule, severity, report }) => `- ${name}, line ${String(index.positionAt(report.range.start).line + 1)}: ${severity} ${rule.id}`);
  });
  const table = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([what, count]) => `| ${what} | ${String(count)} |`);
  const total = `${String(texts.length)} texts, ${String(texts.filter(({ findings }) => findings.length === 0).length)} without a finding`;
  return [`## ${title}: ${total}`, "", ...(table.length > 0 ? ["| finding | count |", "| --- | --: |", ...table, "", ...lines, ""] : [])].join("\n");
}

test("noise: what the examples, the templates and sound policies get, with counts (golden, real catalog)", () => {
  checkGolden("noise.md", `# All findings by default\n\n${Object.entries(parts).map(sectionOf).join("\n")}`);
});
