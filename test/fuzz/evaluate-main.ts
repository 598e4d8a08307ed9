import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { lintSource } from "../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../server/src/core/terraform/find.js";
import { applyEdits } from "../../server/src/core/text/range.js";
import { catalog } from "../support/catalog.js";
import { knownList, knownLocals, knownTextExpression } from "./known-expressions.js";

// Compares what this project reads in Terraform files, and what its fixes write, with what Terraform itself computes.

const [program = "terraform", count = "300", seed = "1"] = process.argv.slice(2);
const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list\nevs:volumes:list\nvpc:ports:create");

const head = 'resource "huaweicloud_identity_role" "t" {\n  policy = ';
const policyFile = fc.oneof(
  { weight: 3, arbitrary: knownList.map((list) => `jsonencode({\n    Version   = "1.1"\n    Statement = [{ Effect = "Allow", Action = ${list} }]\n  })`) },
  knownList.map((list) => `<<EOF\n{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": \${jsonencode(${list})} }] }\nEOF`),
  knownTextExpression.map((text) => `<<EOF\n{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["\${${text}}"] }] }\nEOF`),
  knownTextExpression.map((text) => `jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:stop", ${text}] }] })`),
).map((value) => `${knownLocals}${head}${value}\n}\n`);

interface Case {
  readonly text: string;
  /** The file before a fix, and the title of the fix. */
  readonly from?: { readonly text: string; readonly title: string };
}

const cases: Case[] = fc.sample(policyFile, { numRuns: Number(count), seed: Number(seed) }).flatMap((text): Case[] => {
  const seen = new Set<string>();
  const fixed = lintSource(text, "terraform", facts).findings.flatMap((finding) =>
    [...finding.fixes()].flatMap((fix): Case[] => {
      const after = fix.refused ? text : applyEdits(text, fix.edits);
      const isNew = after !== text && seen.size < seen.add(after).size;
      return isNew ? [{ text: after, from: { text, title: fix.title.en } }] : [];
    }),
  );
  return [{ text }, ...fixed];
});

const folder = mkdtempSync(join(tmpdir(), "evaluate-"));
try {
  compare(evaluate(cases.map(({ text }) => text)));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** What Terraform computes for the policy of each file; `null` if it is an error. */
function evaluate(texts: readonly string[]): readonly (string | null)[] {
  for (const [index, text] of texts.entries()) {
    mkdirSync(join(folder, `m${String(index)}`));
    const at = text.lastIndexOf(head);
    const output = `output "p" {\n  value = try(${text.slice(at + head.length, -3)}\n, null)\n}\n`;
    writeFileSync(join(folder, `m${String(index)}`, "main.tf"), text.slice(0, at) + output);
  }
  const modules = texts.map((_text, index) => `module "m${String(index)}" {\n  source = "./m${String(index)}"\n}\n`);
  const all = texts.map((_text, index) => `module.m${String(index)}.p`);
  writeFileSync(join(folder, "main.tf"), `${modules.join("")}output "all" {\n  value = [${all.join(", ")}]\n}\n`);
  const run = (...args: readonly string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "inherit"] });
  run("init", "-no-color");
  run("apply", "-auto-approve", "-no-color");
  return JSON.parse(run("output", "-json", "all")) as (string | null)[];
}

function compare(values: readonly (string | null)[]): void {
  const counts = { equal: 0, "not known to us": 0, "an error in Terraform": 0, different: 0 };
  for (const [index, { text, from }] of cases.entries()) {
    const [view] = parseTerraform(text).views;
    const value = values[index];
    const isKnown = view !== undefined && view.unknown.length === 0 && view.conditions.length === 0;
    const result = !isKnown ? "not known to us"
      : value === null || value === undefined ? "an error in Terraform"
      : isDeepStrictEqual(dataOf(view.text), dataOf(value)) ? "equal" : "different";
    counts[result]++;
    if (result !== "different") continue;
    console.log(`DIFFERENT${from ? ` after «${from.title}» of\n${from.text.slice(from.text.lastIndexOf(head) + head.length)}` : ""}`);
    console.log(`${text.slice(text.lastIndexOf(head) + head.length)}  we read   ${view!.text}\n  Terraform ${String(value)}`);
  }
  console.log(`${cases.length} files, ${cases.filter(({ from }) => from).length} of them after a fix: ${JSON.stringify(counts)}`);
  process.exitCode = counts.different > 0 || counts.equal === 0 ? 1 : 0;
}

function dataOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}
