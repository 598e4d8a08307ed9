import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { codeActions } from "../server/src/features/code-actions/code-actions.js";
import { runHere, withTree } from "./cli/support.js";
import { realCatalog } from "./support/catalog.js";
import { snapshotOf } from "./support/fixture.js";

/**
 * A judged input. `found` lists every finding from information upwards; `shows` and `hides` are patterns of the output.
 */
interface Case {
  readonly id: string;
  readonly command: string;
  readonly file?: string;
  readonly input?: unknown;
  readonly text?: string;
  readonly wanted: string;
  readonly found?: readonly string[];
  readonly shows?: readonly string[];
  readonly hides?: readonly string[];
}

interface Report {
  readonly files: readonly { readonly findings: readonly Shown[] }[];
}

interface Shown {
  readonly severity: string;
  readonly rule: string;
  readonly message: string;
}

const cases = JSON.parse(readFileSync("test/cases/judgement.json", "utf8")) as readonly Case[];
const textOf = ({ text, input }: Case) => text ?? (input === undefined ? "" : JSON.stringify(input, undefined, 1));

for (const one of cases) {
  const { id, command, file = "p.json", wanted, found, shows = [], hides = [] } = one;
  test(`judgement, ${id}: ${wanted}`, async () => {
    await withTree({ [file]: textOf(one) }, async (cwd) => {
      if (found) await checkFindings(one, found, cwd, file);
      else {
        const args = command.startsWith("find ") ? command.split(" ") : [command, file];
        const { out } = await runHere(args, { cwd });
        for (const pattern of shows) assert.match(out, new RegExp(pattern), out);
        for (const pattern of hides) assert.doesNotMatch(out, new RegExp(pattern), out);
      }
    });
  });
}

/** The named file and its folder get the same findings, and an error or a warning decides the exit code. */
async function checkFindings({ command }: Case, wanted: readonly string[], cwd: string, file: string): Promise<void> {
  const options = command.includes("--edition otc") ? ["--edition", "otc"] : [];
  for (const target of [file, "."]) {
    const { out, code } = await runHere(["lint", target, "--format", "json", ...options], { cwd });
    const all = (JSON.parse(out) as Report).files.flatMap(({ findings }) => findings);
    const told = all.map(({ severity, rule }) => `${severity} ${rule}`).sort();
    assert.deepEqual(told, wanted.map((one) => one.split(": ")[0]!).sort(), `${target}: ${out}`);
    for (const one of wanted) {
      const [what, ...says] = one.split(": ");
      const has = ({ severity, rule, message }: Shown) => `${severity} ${rule}` === what && message.includes(says.join(": "));
      assert.ok(all.some(has), `${one}\n${out}`);
    }
    assert.equal(code, told.some((one) => /^(?:error|warning)/.test(one)) ? 1 : 0, `${target}: exit code`);
  }
}

test("judgement, suggestion-other-permission: no code action replaces an action by another one", () => {
  const one = cases.find(({ id }) => id === "suggestion-other-permission")!;
  const snapshot = snapshotOf(textOf(one), realCatalog());
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const titles = codeActions(snapshot, range, { disabled: true }).map(({ title }) => title);
  assert.deepEqual(titles.filter((title) => title.includes(":create")), []);
});
