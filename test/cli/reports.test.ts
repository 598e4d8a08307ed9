import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv-draft-04";
import { rules } from "../../server/src/core/rules/index.js";
import { golden, huaweiIam, sound, withTree } from "./support.js";

/**
 * One of each: several findings on a line after wide characters and a tab, a related place, a misprint, an unreadable
 * file.
 */
const tree = {
  "policies/锁定.jsonc": `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
\t"Action": [
\t\t/* 停止，“锁定” */ "ecs:servers:stop", "ecs:servers:lock " // 多了空格
\t]
    }
  ]
}
`,
  "policies/denied.json": `{ "Version": "1.1", "Statement": [
  { "Effect": "Allow", "Action": ["ecs:servers:stop"] },
  { "Effect": "Deny", "Action": ["ecs:servers:get"] }
] }
`,
  "policies/several, in one.json": `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": [
  "
  ecs:servers:stop
  ecs:servers:get
  "
] }] }
`,
  "misprint.json": `{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["vpc:ports:creare"] }] }\n`,
  "sound.json": sound,
  "other.json": "{ \"compilerOptions\": {} }\n",
  "utf-16.json": Buffer.from(`\ufeff${sound}`, "utf16le"),
};

/** Replaces the version, which changes, and removes rules without findings, which have their own tests. */
function steady(report: string): string {
  return report.replace(/"(version|semanticVersion)": "\d+\.\d+\.\d+[^"]*"/g, (found, key: string) => (found.includes("\"2.1.0\"") ? found : `"${key}": "0.0.0"`));
}

async function report(...args: readonly string[]): Promise<string> {
  let text = "";
  await withTree(tree, async (cwd) => {
    const { code, out, err } = await huaweiIam(["lint", ...args], { cwd });
    assert.equal(code, 2, err);
    assert.match(err, /utf-16\.json/);
    text = steady(out);
  });
  return text;
}

test("report: text in English", async () => golden("lint.en.txt", await report()));
test("report: text in Chinese", async () => golden("lint.zh.txt", await report("--lang", "zh")));
test("report: JSON", async () => golden("lint.json", await report("--format", "json")));
test("report: JUnit", async () => golden("lint.junit.xml", await report("--format", "junit")));
test("report: GitHub annotations", async () => golden("lint.github.txt", await report("--format", "github")));
test("report: GitLab code quality", async () => golden("lint.gitlab.json", await report("--format", "gitlab")));

test("report: GitLab gets every property that it requires, with its own words for levels and relative paths", async () => {
  // Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
  const validate = new Ajv({ allErrors: true }).compile({
    type: "array", minItems: 3, items: {
      type: "object", required: ["description", "check_name", "fingerprint", "severity", "location"], properties: {
        description: { type: "string", minLength: 1 }, check_name: { type: "string", minLength: 1 }, fingerprint: { type: "string", minLength: 1 },
        severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
        location: {
          type: "object", required: ["path", "lines"],
          properties: { path: { type: "string", pattern: "^(?!\\./|/)." }, lines: { type: "object", required: ["begin"], properties: { begin: { type: "integer", minimum: 1 } } } },
        },
      },
    },
  });
  for (const language of ["en", "zh"]) {
    const issues: unknown = JSON.parse(await report("--format", "gitlab", "--severity", "hint", "--lang", language));
    assert.ok(validate(issues), JSON.stringify(validate.errors));
  }
  assert.equal(validate([{ description: "x" }]), false, "the schema is effective");
});

test("report: a GitLab fingerprint survives edits elsewhere and another language, and is unique", async () => {
  type Issue = { readonly fingerprint: string; readonly location: { readonly lines: { readonly begin: number } } };
  const twice = `{ "Version": "1.1", "Statement": [
  { "Effect": "Allow", "Action": ["ecs:servers:stop "] },
  { "Effect": "Deny", "Action": ["ecs:servers:stop "] }
] }
`;
  const issues = async (text: string, ...args: readonly string[]) => {
    let found: readonly Issue[] = [];
    await withTree({ "a.json": text }, async (cwd) => {
      found = JSON.parse((await huaweiIam(["lint", "--format", "gitlab", ...args], { cwd })).out) as readonly Issue[];
    });
    return found;
  };
  const prints = (found: readonly Issue[]) => found.map(({ fingerprint }) => fingerprint);
  const before = await issues(twice);
  assert.ok(before.length >= 2);
  assert.equal(new Set(prints(before)).size, before.length);
  const after = await issues(`\n${twice}`, "--lang", "zh");
  assert.deepEqual(prints(after), prints(before));
  assert.deepEqual(
    after.map(({ location }) => location.lines.begin - 1),
    before.map(({ location }) => location.lines.begin),
  );
});

test("report: SARIF", async () => {
  const log = JSON.parse(await report("--format", "sarif")) as { runs: { tool: { driver: { rules: { id: string }[] } } }[] };
  const { driver } = log.runs[0]!.tool;
  assert.deepEqual(driver.rules.map(({ id }) => id), rules.map(({ id }) => id));
  driver.rules = [];
  const text = JSON.stringify(log, undefined, 2).replace(/"ruleIndex": \d+/g, "\"ruleIndex\": 0");
  golden("lint.sarif", `${text}\n`);
});

test("report: SARIF has the effective level in the rule, and texts in the reader's language", async () => {
  type Log = {
    runs: {
      tool: {
        driver: {
          rules: {
            id: string;
            name: string;
            fullDescription: { text: string };
            defaultConfiguration: { level: string };
          }[];
        };
      };
      results: { ruleId: string; level: string }[];
    }[];
  };
  const log = async (...args: readonly string[]) =>
    (JSON.parse(await report("--format", "sarif", ...args)) as Log).runs[0]!;
  const id = "malformed-action";
  for (const [setting, level] of [["warning", "warning"], ["information", "note"], ["error", "error"]] as const) {
    const { tool, results } = await log("--rule", `${id}=${setting}`, "--severity", "hint");
    const rule = tool.driver.rules.find((one) => one.id === id);
    assert.deepEqual([rule?.name, rule?.defaultConfiguration.level], ["MalformedAction", level]);
    assert.deepEqual([...new Set(results.filter(({ ruleId }) => ruleId === id).map((one) => one.level))], [level]);
  }
  for (const { id: name, fullDescription } of (await log("--lang", "zh")).tool.driver.rules) assert.match(fullDescription.text, /\p{Script=Han}.*。/u, name);
});

test("report: SARIF is valid by the official schema of 2.1.0", async () => {
  // The schema is of draft 04, and one of its patterns is invalid with the flag u.
  const schema = JSON.parse(readFileSync("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json", "utf8")) as object;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats: { uri: isUri, "uri-reference": isUriReference, "date-time": true } });
  const validate = ajv.compile(schema);
  for (const language of ["en", "zh"]) {
    const log = JSON.parse(await report("--format", "sarif", "--severity", "hint", "--lang", language)) as { runs: { results: unknown[] }[] };
    assert.ok(validate(log), JSON.stringify(validate.errors, undefined, 2));
    assert.ok(log.runs[0]!.results.length > 3);
    assert.equal(validate({ ...log, version: "2.0" }), false, "the schema is effective");
  }
});

function isUri(text: string): boolean {
  return URL.canParse(text);
}

function isUriReference(text: string): boolean {
  return URL.canParse(text, "https://base.example/") && !/[\s"<>\\^`{|}\u0080-\uffff]/.test(text);
}

test("report: SARIF regions and replacements match the text", async () => {
  await withTree({ "a.json": sound.replace("ecs:servers:stop", " ecs:servers:stop") }, async (cwd) => {
    const { out, code } = await huaweiIam(["lint", "--format", "sarif"], { cwd });
    assert.equal(code, 1);
    interface Region {
      startLine: number;
      startColumn: number;
      endLine: number;
      endColumn: number;
    }
    const log = JSON.parse(out) as {
      runs: {
        results: {
          ruleId: string;
          fixes: {
            artifactChanges: { replacements: { deletedRegion: Region; insertedContent: { text: string } }[] }[];
          }[];
        }[];
      }[];
    };
    const [result] = log.runs[0]!.results;
    assert.equal(result!.ruleId, "malformed-action");
    const [{ deletedRegion, insertedContent }] = result!.fixes[0]!.artifactChanges[0]!.replacements as [
      { deletedRegion: Region; insertedContent: { text: string } },
    ];
    const line = sound.replace("ecs:servers:stop", " ecs:servers:stop").split("\n")[deletedRegion.startLine - 1]!;
    assert.equal(line.slice(deletedRegion.startColumn - 1, deletedRegion.endColumn - 1), " ecs:servers:stop");
    assert.equal(insertedContent.text, "ecs:servers:stop");
  });
});

test("report: colours only if they are wanted", async () => {
  await withTree({ "a.json": sound }, async (cwd) => {
    const escapes = async (env: Record<string, string>, ...args: string[]) => (await huaweiIam(["lint", ...args], { cwd, env })).out.includes("\u001b[");
    assert.equal(await escapes({}), false, "not a terminal");
    assert.equal(await escapes({ FORCE_COLOR: "1" }), true);
    assert.equal(await escapes({ FORCE_COLOR: "1", NO_COLOR: "1" }), false);
    assert.equal(await escapes({ FORCE_COLOR: "1" }, "--no-color"), false);
  });
});

test("report: nothing in a policy reaches the terminal or a runner as a command", async () => {
  const text = JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: ["ecs:servers:stop \u001b[2J\u202e", "ecs:a:b"] }] }).replaceAll("\\u001b", "\u001b");
  await withTree({ "a%,b.json": text }, async (cwd) => {
    for (const format of ["text", "github", "gitlab", "junit"]) {
      const { out } = await huaweiIam(["lint", "a%,b.json", "--format", format], { cwd });
      assert.ok(!out.includes("\u001b") && !out.includes("\u202e"), format);
      assert.ok(out.length > 0);
    }
    const { out } = await huaweiIam(["lint", "a%,b.json", "--format", "github"], { cwd });
    assert.match(out, /file=a%25%2Cb\.json,line=/);
  });
});
