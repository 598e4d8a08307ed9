import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import fc from "fast-check";
import { lintSource } from "../../server/src/core/lint/lint-source.js";
import { applyEdits } from "../../server/src/core/text/range.js";
import { catalog } from "../support/catalog.js";
import { applySafeFixes } from "../../server/src/core/lint/apply-safe-fixes.js";
import { notations, type PlainPolicy } from "../support/terraform.js";
import { withComments } from "../support/with-comments.js";

// A file that `terraform fmt` leaves as it is must stay so after each of its fixes, and after all safe ones together.

const [program = "terraform", count = "60", seed = "1"] = process.argv.slice(2);
const facts = catalog(`
  ecs:servers:stop -> ecs:servers:get
  ecs:servers:resize -> ecs:servers:get, evs:volumes:list, vpc:ports:create
  vpc:ports:creare => vpc:ports:create
`);
const written = ["ECS:servers:get", "ecs:servers:gett", "ecs:*:*", "ecs:servers", "evs:volumes:list "];
const action = fc.constantFrom(...facts.actions.map(({ name }) => name), ...written);
const statement = fc.record(
  {
    Effect: fc.constantFrom("Allow", "Allow", "Deny", "allow"),
    Action: fc.array(action, { maxLength: 4 }),
    Resource: fc.constantFrom(["ecs:*:*:instance:1"], ["*"]),
    Condition: fc.constantFrom("StringEquals", "StringEqual").map((operator) => ({ [operator]: { "g:UserName": ["x"] } })),
  },
  { requiredKeys: ["Effect", "Action"] },
);
const policy: fc.Arbitrary<PlainPolicy> = fc.record({
  Version: fc.constant("1.1"),
  Statement: fc.array(statement, { minLength: 1, maxLength: 3 }),
});

const folder = mkdtempSync(join(tmpdir(), "format-"));
try {
  check();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function check(): void {
  const [before, after] = [join(folder, "before"), join(folder, "after")];
  for (const one of [before, after]) mkdirSync(one);
  for (const [index, value] of fc.sample(policy, { numRuns: Number(count), seed: Number(seed) }).entries()) {
    for (const [name, print] of Object.entries(notations)) {
      const text = print(value);
      if (text.startsWith("{")) continue;
      const path = join(before, `${name.replaceAll(" ", "-")}-${String(index)}`);
      writeFileSync(`${path}.tf`, text);
      const [commented] = fc.sample(withComments(text), { numRuns: 1, seed: Number(seed) + index });
      if (!name.includes("CRLF")) writeFileSync(`${path}-with-comments.tf`, commented!);
    }
  }
  execFileSync(program, ["fmt", before], { stdio: ["ignore", "ignore", "inherit"] });
  let fixed = 0;
  for (const name of readdirSync(before)) {
    const text = readFileSync(join(before, name), "utf8");
    const fixes = lintSource(text, "terraform", facts).findings.flatMap((finding) => [...finding.fixes()]);
    const texts = fixes.filter(({ refused }) => !refused).map(({ edits }) => applyEdits(text, edits));
    for (const one of [...texts, applySafeFixes(text, facts, {}, "terraform").text])
      writeFileSync(join(after, `${String(fixed++)}-${name}`), one);
  }
  const { stdout } = spawnSync(program, ["fmt", "-check", "-list=true", after], { encoding: "utf8" });
  const changed = stdout.split("\n").filter(Boolean).map((path) => basename(path));
  console.log(`${fixed} fixed files, of which fmt changes ${changed.length}: ${changed.slice(0, 5).join(", ")}`);
  process.exitCode = fixed === 0 || changed.length > 0 ? 1 : 0;
}
