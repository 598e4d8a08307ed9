// Programs that read our SARIF logs: Microsoft's validator with all kinds of rules for linters, its `rewrite`,
// and a converter to Markdown.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { before, describe, test } from "node:test";
import { sarifToMarkdown } from "@security-alert/sarif-to-markdown";
import { LintReport } from "../../server/src/cli/reporters/lint-report.js";
import { sarif } from "../../server/src/cli/reporters/sarif.js";
import { noFixes } from "../../server/src/cli/files/fix-count.js";
import type { FileResult } from "../../server/src/cli/files/result.js";
import { createStyle } from "../../server/src/cli/terminal/style.js";
import { lint } from "../../server/src/core/lint/lint.js";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import { rules } from "../../server/src/core/rules/index.js";
import { LineIndex } from "../../server/src/core/text/line-index.js";
import type { Language } from "../../server/src/core/text/message.js";
import { sayIn } from "../../server/src/core/text/say.js";
import { catalogAs } from "../pages/catalog.js";
import { examplesOf } from "../pages/page.js";
import { pageSettings } from "../pages/settings.js";
import { realCatalog } from "../support/catalog.js";
import { allow, runHere, withTree } from "./support.js";

const program = resolve("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");

/** What an Azure pipeline says about itself; without it the rules for Azure DevOps cannot be met. */
const pipeline = {
  SYSTEM_COLLECTIONURI: "https://dev.azure.com/fabrikam/",
  SYSTEM_TEAMPROJECT: "My Project",
  SYSTEM_DEFINITIONID: "7",
  BUILD_DEFINITIONNAME: "checks",
  BUILD_BUILDID: "42",
  BUILD_SOURCEBRANCH: "refs/heads/main",
  SYSTEM_PHASEID: "3a3a2a60-14c7-570b-14a4-fa42ad92f52a",
  SYSTEM_PHASENAME: "Job",
};

interface Log {
  readonly runs: readonly {
    readonly tool: {
      readonly driver: {
        readonly rules: readonly { id: string; defaultConfiguration?: { level?: string; enabled?: boolean } }[];
      };
    };
    readonly automationDetails: { readonly id: string };
    readonly results: readonly { readonly ruleId: string; readonly level?: string }[];
  }[];
}
const readLog = (text: string) => (JSON.parse(text) as Log).runs[0]!;

/** A log with all findings of all examples on the pages of the rules. */
function logOfPages(language: Language): string {
  const published = realCatalog();
  const files = readdirSync("docs/rules")
    .filter((name) => name !== "README.md")
    .sort()
    .flatMap((page) =>
      examplesOf(readFileSync(`docs/rules/${page}`, "utf8").replaceAll("\r\n", "\n")).map(
        ({ text, dialect, settings, line }): FileResult => {
          const shown = `${page}/${String(line)}.${dialect}`;
          const findings = lint(parsePolicyFile(text, dialect), catalogAs(published, settings), pageSettings(settings));
          const lines = new LineIndex(text);
          const about = { notes: [], isPolicy: true, fileWith: () => undefined };
          return { path: resolve(shown), shown, text, lines, findings, ...about };
        },
      ),
    );
  const context = {
    language,
    say: sayIn(language),
    style: createStyle(false),
    version: "0.1.0",
    io: { columns: undefined, env: pipeline },
    maxWarnings: undefined,
    fixing: "no" as const,
  };
  const report = new LintReport(sarif, context);
  for (const file of files) report.add(file);
  return report.end({ problems: [], fixed: noFixes });
}

const changed = {
  "old.json": allow("ecs:servers:list"),
  "new.json": `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["ecs:servers:list", "iam:users:createUser", "obs:*:*", "evs:volumes:get", "abc:x:y"] }] }`,
};

test("SARIF: the examples of the pages report every rule at least once", () => {
  const reported = new Set(readLog(logOfPages("en")).results.map(({ ruleId }) => ruleId));
  assert.deepEqual(
    rules.map(({ id }) => id).filter((id) => !reported.has(id)),
    [],
  );
});

test("SARIF: the id of the run is that of the pipeline in Azure, and our own elsewhere", async () => {
  await withTree(changed, async (cwd) => {
    const idWith = async (env: Readonly<Record<string, string>>) =>
      readLog((await runHere(["lint", "--format", "sarif"], { cwd, env })).out).automationDetails.id;
    assert.equal(
      await idWith(pipeline),
      "azuredevops/pipeline/build/fabrikam/My%20Project/7/3a3a2a60-14c7-570b-14a4-fa42ad92f52a/refs/heads/main/42",
    );
    assert.equal(
      await idWith({ ...pipeline, SYSTEM_COLLECTIONURI: "https://fabrikam.visualstudio.com/" }).then(
        (id) => id.split("/")[3],
      ),
      "fabrikam",
    );
    assert.equal(await idWith({}), "huawei-iam/lint/");
    assert.equal(await idWith({ BUILD_BUILDID: "1" }), "huawei-iam/lint/");
  });
});

test("SARIF: levels of a configuration file are in the rule and on each result, and sarif-to-markdown shows them", async () => {
  const text = allow("ecs:servers:stop", "ecs:servers:lokc");
  const levels = {
    "missing-dependency": ["error", "error"],
    "unknown-action": ["information", "note"],
    "malformed-action": ["off", undefined],
  } as const;
  const config = JSON.stringify({
    rules: Object.fromEntries(Object.entries(levels).map(([id, [level]]) => [id, level])),
  });
  await withTree({ "a.json": text, ".huawei-iam.json": config }, async (cwd) => {
    const { out } = await runHere(["lint", "--format", "sarif"], { cwd });
    const { tool, results } = readLog(out);
    for (const [id, [setting, level]] of Object.entries(levels)) {
      const own = results.filter(({ ruleId }) => ruleId === id);
      assert.deepEqual([...new Set(own.map((one) => one.level))], level === undefined ? [] : [level], id);
      if (setting !== "off")
        assert.equal(tool.driver.rules.find((one) => one.id === id)?.defaultConfiguration?.level, level, id);
    }
    const [page] = sarifToMarkdown({ owner: "o", repo: "r", branch: "main", sourceRoot: "" })(JSON.parse(out) as never);
    for (const [shown, id] of [
      ["ERROR", "missing-dependency"],
      ["NOTE", "unknown-action"],
    ] as const)
      assert.match(page!.body, new RegExp(`\\[${shown}\\][^\\n]*${id}`), page!.body);
  });
});

// The package of the validator contains a program for Linux on x64.
if (process.platform === "linux" && process.arch === "x64")
  describe("SARIF: Microsoft's Multitool", () => {
    before(() => {
      chmodSync(program, 0o755);
    });

    const multitool = (args: readonly string[]) => {
      const { status, stdout, stderr, error } = spawnSync(program, args, {
        encoding: "utf8",
        env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: "1" },
      });
      assert.equal(error, undefined);
      return { status, said: `${stdout}${stderr}` };
    };
    /** The rules for logs that a language model wrote (AI) do not concern a linter. */
    const kinds = [[], ["--rule-kind", "Sarif;Gh;Ghas;Ado;Ghazdo"]];

    for (const language of ["en", "zh"] as const) {
      test(`the logs of lint and diff are valid by all kinds of its rules, in ${language}`, async () => {
        await withTree(changed, async (folder) => {
          writeFileSync(join(folder, "lint.sarif"), logOfPages(language));
          const diff = await runHere(["diff", "old.json", "new.json", "--format", "sarif", "--lang", language], {
            cwd: folder,
            env: pipeline,
          });
          writeFileSync(join(folder, "diff.sarif"), diff.out);
          for (const kind of kinds) {
            const { status, said } = multitool([
              "validate",
              join(folder, "lint.sarif"),
              join(folder, "diff.sarif"),
              ...kind,
            ]);
            const found = said.split("\n").filter((line) => /\b(error|warning|note) [A-Za-z]+\d+/.test(line));
            assert.deepEqual(found, [], kind.join(" "));
            assert.equal(status, 0, said);
            assert.match(said, /2 files scanned/);
          }
        });
      });
    }

    test("it notices what is wrong", async () => {
      await withTree({}, async (folder) => {
        const log = JSON.parse(logOfPages("en")) as { runs: { tool: { driver: Record<string, unknown> } }[] };
        delete log.runs[0]!.tool.driver["informationUri"];
        writeFileSync(join(folder, "bad.sarif"), JSON.stringify(log));
        assert.match(multitool(["validate", join(folder, "bad.sarif")]).said, /SARIF2005/);
      });
    });

    test("its rewrite keeps the level of every finding", async () => {
      await withTree({ "a.json": allow("ecs:servers:stop", " ecs:servers:lock") }, async (cwd) => {
        const { out } = await runHere(["lint", "--format", "sarif", "--rule", "malformed-action=warning"], { cwd });
        writeFileSync(join(cwd, "in.sarif"), out);
        multitool(["rewrite", join(cwd, "in.sarif"), "--output", join(cwd, "out.sarif")]);
        const levelsIn = ({ tool, results }: ReturnType<typeof readLog>) =>
          results.map(({ ruleId, level }) => [
            ruleId,
            level ?? tool.driver.rules.find(({ id }) => id === ruleId)?.defaultConfiguration?.level ?? "warning",
          ]);
        const written = levelsIn(readLog(out));
        assert.ok(written.length > 1);
        assert.deepEqual(levelsIn(readLog(readFileSync(join(cwd, "out.sarif"), "utf8"))), written);
      });
    });
  });
