import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { writeAllFixed } from "../../server/src/cli/files/fixed-file.js";
import { format } from "../../server/src/core/text/message.js";
import { runHere, withTree } from "./support.js";

// Local values in other files of a folder count in every command, as in `lint`.

const role = `resource "huaweicloud_identity_role" "ops" {
  policy = jsonencode({
    Version   = "1.1"
    Statement = [{ Effect = "Allow", Action = concat(local.keys, ["ecs:servers:list"]) }]
  })
}
`;
const locals = (...actions: readonly string[]) => `locals {\n  keys = ${JSON.stringify(actions)}\n}\n`;
const other = {
  "json/other.json": '{ "Version": "1.1", "Statement": [{ "Effect": "Allow", "Action": ["vpc:vpcs:list"] }] }',
};

async function run(cwd: string, ...args: readonly string[]): Promise<string> {
  const { out, err } = await runHere([...args], { cwd });
  return out + err;
}

test("folder locals: diff compares what a local value of another file grants, on disk", async () => {
  const tree = {
    "old/main.tf": role,
    "old/locals.tf": locals("kms:cmk:list"),
    "new/main.tf": role,
    "new/locals.tf": locals("kms:cmk:list", "kms:cmk:crypto"),
    ...other,
  };
  await withTree(tree, async (cwd) => {
    for (const sides of [
      ["old", "new"],
      ["old/main.tf", "new/main.tf"],
    ]) {
      const text = await run(cwd, "diff", ...sides);
      assert.match(text, /kms:cmk:crypto/, sides[0]);
      assert.doesNotMatch(text, /kms:cmk:list|not known/, "nothing is unknown");
      assert.match(text, /main\.tf:4/, "it is where the policy uses the value");
    }
    assert.match(await run(cwd, "diff", "old", "old"), /Nothing|no /i);
  });
});

test("folder locals: diff compares with the files of a commit", async () => {
  await withTree({ "m/main.tf": role, "m/locals.tf": locals("kms:cmk:list"), ...other }, async (cwd) => {
    const git = (...args: string[]) =>
      assert.equal(
        spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@b", "-c", "commit.gpgsign=false", ...args], { cwd })
          .status,
        0,
      );
    git("init", "-q");
    git("add", ".");
    git("commit", "-q", "-m", "one");
    writeFileSync(join(cwd, "m/locals.tf"), locals("kms:cmk:list", "kms:cmk:crypto"));
    for (const name of ["m/main.tf", "m", "."]) {
      const text = await run(cwd, "diff", "git:HEAD", name);
      assert.match(text, /kms:cmk:crypto/, name);
      assert.doesNotMatch(text, /kms:cmk:list|not known/, name);
    }
  });
});

test("folder locals: existing policies, policy tests and who-grants", async () => {
  const expected = { policies: ["main.tf"], can: ["kms:cmk:list", "ecs:servers:list"], cannot: ["kms:cmk:crypto"] };
  const tree = {
    "main.tf": role,
    "locals.tf": locals("kms:cmk:list"),
    "ops.hwpolicy-test.json": JSON.stringify(expected),
  };
  await withTree(tree, async (cwd) => {
    const { code, out } = await runHere(["test"], { cwd });
    assert.equal(code, 0, out);
    assert.match(await run(cwd, "who-grants", "kms:cmk:list", "main.tf"), /kms:cmk:list/);
    const log = "GET https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs\n";
    assert.match((await runHere(["needs", "--existing", "main.tf"], { cwd, input: log })).out, /vpc:vpcs:list/);
    writeFileSync(join(cwd, "locals.tf"), locals("vpc:*:*"));
    assert.deepEqual((await runHere(["needs", "--existing", "main.tf"], { cwd, input: log })).out, "");
  });
});

test("folder locals: a value that a file in JSON uses, too, is changed if only its policies use it", async () => {
  const policy = `\${jsonencode({ Version = "1.1", Statement = [{ Effect = "Deny", Action = local.keys }] })}`;
  const resource = { huaweicloud_identity_role: { deny: { policy } } };
  const output = { o: { value: "${local.keys}" } };
  const cases = [[{ resource }, true], [{ resource, output }, false], [{ output }, false], [{}, true]] as const;
  for (const [json, isChanged] of cases) {
    const other = JSON.stringify(json);
    await withTree({ "main.tf": `${locals("vpc:vpcs: get")}${role}`, "other.tf.json": other }, async (cwd) => {
      await run(cwd, "lint", "--fix", ".");
      assert.equal(readFileSync(join(cwd, "main.tf"), "utf8").includes('"vpc:vpcs:get"'), isChanged, other);
      assert.equal(readFileSync(join(cwd, "other.tf.json"), "utf8"), other);
    });
  }
});

test("folder locals: files in JSON define and use the local values of their folder in every command", async () => {
  const policy = `\${jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = concat(local.keys, ["ecs:servers:list"]) }] })}`;
  const roleInJson = JSON.stringify({ resource: { huaweicloud_identity_role: { ops: { policy } } } });
  const inJson = (...actions: readonly string[]) => JSON.stringify({ locals: { keys: actions } }, undefined, 2);
  for (const [main, text] of [["main.tf", role], ["main.tf.json", roleInJson], ["main.tofu.json", roleInJson]] as const)
    for (const [name, write] of [["locals.tf", locals], ["locals.tf.json", inJson], ["locals.tofu.json", inJson]] as const) {
      const expected = { policies: [main], can: ["kms:cmk:list"], cannot: ["kms:cmk:crypto"] };
      const tree = {
        [`old/${main}`]: text, [`old/${name}`]: write("kms:cmk:list"), "old/a.hwpolicy-test.json": JSON.stringify(expected),
        [`new/${main}`]: text, [`new/${name}`]: write("kms:cmk:list", "VPC:vpcs:list"),
      };
      await withTree(tree, async (cwd) => {
        assert.match(await run(cwd, "explain", `old/${main}`), /kms:cmk:list/);
        assert.match(await run(cwd, "export", `old/${main}`), /kms:cmk:list/);
        assert.match(await run(cwd, "diff", "old", "new"), /vpc:vpcs:list/i);
        assert.equal((await runHere(["test", "old"], { cwd })).code, 0);
        assert.match(await run(cwd, "who-grants", "kms:cmk:list", `old/${main}`), /kms:cmk:list/);
        assert.doesNotMatch(await run(cwd, "lint", "--require-known", "old"), /not known|not computed/);
        const found = await run(cwd, "lint", `new/${main}`);
        assert.match(found, new RegExp(`^new/${name}\n +\\d+:\\d+ .*service-case`), found);
        await run(cwd, "lint", "--fix", "new");
        assert.equal(readFileSync(join(cwd, "new", name), "utf8"), write("kms:cmk:list", "vpc:vpcs:list"));
        assert.equal(readFileSync(join(cwd, "new", main), "utf8"), text);
      });
    }
});

const wrong = {
  "main.tf": role.replace("ecs:servers:list", "vpc:vpcs: list"),
  "locals.tf": locals("vpc:vpcs: get", "kms:cmk:list"),
};
const right = { "main.tf": role.replace("ecs:servers:list", "vpc:vpcs:list"), "locals.tf": locals("vpc:vpcs:get", "kms:cmk:list") };
const read = (cwd: string) => ({
  "main.tf": readFileSync(join(cwd, "main.tf"), "utf8"),
  "locals.tf": readFileSync(join(cwd, "locals.tf"), "utf8"),
});

test("folder locals: lint --fix writes each file once, and the counts of all reports agree", async () => {
  for (const names of [["."], ["main.tf"], ["locals.tf", "main.tf"]])
    await withTree({ ...wrong, ...other }, async (cwd) => {
      const shown = await run(cwd, "lint", "--fix-dry-run", ...names);
      assert.match(shown, /-.*vpc:vpcs: list[^]*\+.*vpc:vpcs:list/);
      assert.match(shown, /-.*vpc:vpcs: get[^]*\+.*vpc:vpcs:get/);
      assert.equal(shown.match(/^\+\+\+ /gm)?.length, 2, "each file once");
      assert.deepEqual(read(cwd), wrong, "nothing is written");
      const announced = await run(cwd, "lint", ...names);
      assert.match(announced, /2 (?:of them )?(?:can be fixed|fixable|auto)|--fix/);
      assert.match(await run(cwd, "lint", "--fix", ...names), /Fixed 2 problems/, names.join(" "));
      assert.deepEqual(read(cwd), right);
    });
});

test("folder locals: a local value that policies of two files use is fixed once", async () => {
  const files = { ...wrong, "more.tf": role.replace('"ops"', '"more"') };
  await withTree(files, async (cwd) => {
    assert.match(await run(cwd, "lint", "--fix"), /Fixed 2 problems/);
    assert.deepEqual(read(cwd), right);
    assert.equal(readFileSync(join(cwd, "more.tf"), "utf8"), files["more.tf"]);
  });
});

test("folder locals: a file that must not be written stays as it is, and others are fixed", async () => {
  await withTree({ "in/main.tf": wrong["main.tf"], "locals.tf": wrong["locals.tf"] }, async (root) => {
    const cwd = join(root, "in");
    symlinkSync(join("..", "locals.tf"), join(cwd, "locals.tf"));
    const { code, err, out } = await runHere(["lint", "--fix", "."], { cwd });
    assert.equal(code, 2, out);
    assert.match(err, /locals\.tf: a link that leads out/);
    assert.deepEqual(read(cwd), { ...right, "locals.tf": wrong["locals.tf"] });
  });
});

interface ReportedFix {
  readonly edits: readonly unknown[];
  readonly otherFiles: readonly { readonly path: string; readonly edits: readonly { readonly newText: string }[] }[];
}

interface ReportedFile {
  readonly path: string;
  readonly findings: readonly { readonly rule: string; readonly fixes: readonly ReportedFix[] }[];
}

test("folder locals: reports for programs name the file that a fix changes", async () => {
  const restricted = role.replace('concat(local.keys, ["ecs:servers:list"])', 'local.keys, Resource = ["ecs:*:*:instance:1"]');
  await withTree({ "m/main.tf": restricted, "m/locals.tf": locals("ecs:servers:reboot") }, async (cwd) => {
    const { out } = await runHere(["lint", "--format", "json", "."], { cwd });
    const { files } = JSON.parse(out) as { files: ReportedFile[] };
    const found = files.find(({ path }) => path === "m/locals.tf")!.findings.find(({ rule }) => rule === "missing-dependency");
    const [{ edits, otherFiles } = { edits: [0], otherFiles: [] }] = found?.fixes ?? [];
    assert.deepEqual(edits, []);
    assert.deepEqual(otherFiles.map((one) => one.path), ["m/main.tf"]);
    assert.match(otherFiles[0]!.edits[0]!.newText, /ecs:servers:get/);
  });
});

interface Replacement {
  readonly deletedRegion: Readonly<Record<string, number>>;
  readonly insertedContent: { readonly text: string };
}

interface Change {
  readonly artifactLocation: { readonly uri: string };
  readonly replacements: readonly Replacement[];
}

interface Sarif {
  readonly runs: readonly {
    readonly results: readonly {
      readonly ruleId: string;
      readonly fixes?: readonly { readonly artifactChanges: readonly Change[] }[];
    }[];
  }[];
}

test("folder locals: reports for programs name a file in JSON whose local value a fix changes", async () => {
  const all = [{ Effect: "Allow", Action: "${local.keys}", Resource: ["ecs:*:*:instance:1"] }];
  const tree = {
    "m/main.tf": 'resource "huaweicloud_identity_role" "ops" {\n  policy = jsonencode({ Version = "1.1", Statement = local.all })\n}\n',
    "m/all.tf.json": JSON.stringify({ locals: { all } }, undefined, 2),
    "m/locals.tf": locals("ecs:servers:reboot"),
  };
  await withTree(tree, async (cwd) => {
    const { files } = JSON.parse((await runHere(["lint", "--format", "json", "."], { cwd })).out) as { files: ReportedFile[] };
    const found = files.find(({ path }) => path === "m/locals.tf")!.findings.find(({ rule }) => rule === "missing-dependency");
    const [fix] = found?.fixes ?? [];
    assert.deepEqual([fix?.edits, fix?.otherFiles.map((one) => one.path)], [[], ["m/all.tf.json"]]);
    assert.match(fix!.otherFiles[0]!.edits[0]!.newText, /^,\n {6}\{\n {8}"Effect": "Allow",/);
  });
  const keys = JSON.stringify({ locals: { keys: ["kms:cmk:list", "KMS:cmk:get"] } }, undefined, 2);
  await withTree({ "m/main.tf": role, "m/keys.tf.json": keys }, async (cwd) => {
    const { out } = await runHere(["lint", "--format", "sarif", "."], { cwd });
    const { runs } = JSON.parse(out) as Sarif;
    const changes = runs[0]!.results.find(({ ruleId }) => ruleId === "service-case")?.fixes?.[0]?.artifactChanges;
    assert.deepEqual(changes?.map((one) => one.artifactLocation.uri), ["m/keys.tf.json"]);
    const [{ deletedRegion, insertedContent }] = changes![0]!.replacements as [Replacement];
    const { startLine, endLine, startColumn, endColumn } = deletedRegion;
    const line = keys.split("\n")[startLine! - 1]!;
    const after = line.slice(0, startColumn! - 1) + insertedContent.text + line.slice(endColumn! - 1);
    assert.deepEqual([startLine, endLine ?? startLine, after], [5, 5, '      "kms:cmk:get"']);
  });
});

test("folder locals: the files that a fix changes are all written, or none of them", async () => {
  const tree = { "main.tf": "main", "z.tf": "locals", "更多.tf": "more" };
  await withTree(tree, async (cwd) => {
    const names = Object.keys(tree) as (keyof typeof tree)[];
    const file = (name: keyof typeof tree) =>
      ({ path: join(cwd, name), shown: name, isNamed: true, text: tree[name], hasBom: false });
    const texts = new Map(names.map((name) => [join(cwd, name), `${tree[name]} 2`]));
    const read = () => names.map((name) => readFileSync(join(cwd, name), "utf8"));
    const said = (language: "en" | "zh") =>
      writeAllFixed(names.map(file), texts, cwd).map(({ shown, template, args }) => `${shown}: ${format(template, args, language)}`);
    for (const name of names) {
      // The superuser cannot write a file where a folder is, either.
      const draft = join(cwd, `.${name}.${String(process.pid)}.tmp`);
      mkdirSync(draft);
      const [first, ...others] = said("en");
      assert.match(first!, new RegExp(`^${name}: cannot be written: .`, "u"));
      assert.deepEqual(
        others,
        names.filter((one) => one !== name).map((one) => `${one}: not changed, because its fixes also change ${name}`),
      );
      assert.match(said("zh")[1]!, /：?未作修改，因为其修复还涉及/);
      assert.deepEqual(read(), Object.values(tree));
      assert.deepEqual(readdirSync(cwd).sort(), [`.${name}.${String(process.pid)}.tmp`, ...names].sort());
      rmdirSync(draft);
    }
    writeFileSync(join(cwd, "z.tf"), "meanwhile");
    assert.match(said("en")[0]!, /^z\.tf: changed during the check/);
    assert.deepEqual(read(), ["main", "meanwhile", "more"]);
    writeFileSync(join(cwd, "z.tf"), "locals");
    assert.deepEqual([said("en"), read()], [[], ["main 2", "locals 2", "more 2"]]);
  });
});

test("folder locals: a file that cannot be written is named, and what has the name of its draft is kept", async () => {
  const tree = { "main.tf": role.replace("ecs:servers:list", "ECS:servers:list"), "z.tf": locals("KMS:cmk:list") };
  await withTree(tree, async (cwd) => {
    const draft = join(cwd, `.main.tf.${String(process.pid)}.tmp`);
    for (const isFolder of [true, false]) {
      if (isFolder) mkdirSync(draft);
      else writeFileSync(draft, "mine");
      const { code, out, err } = await runHere(["lint", "--fix", "--lang", "en", "."], { cwd });
      assert.equal(code, 2);
      assert.match(err, /main\.tf: cannot be written: .+/);
      assert.match(out, /main\.tf[^]*service-case/);
      assert.equal(readFileSync(join(cwd, "main.tf"), "utf8"), tree["main.tf"]);
      assert.equal(readFileSync(join(cwd, "z.tf"), "utf8"), locals("kms:cmk:list"), "no fix changes both");
      assert.ok(existsSync(draft), "it is not ours");
      if (isFolder) rmdirSync(draft);
    }
  });
});
