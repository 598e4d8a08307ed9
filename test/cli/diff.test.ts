import assert from "node:assert/strict";
import { devNull } from "node:os";
import { test } from "node:test";
import { allow, golden, runHere, sound, withTree } from "./support.js";

const before = `{
  "Version": "1.1",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": ["ecs:servers:list", "obs:object:GetObject", "ecs:servers:stop"],
      "Resource": ["obs:*:*:object:a/*"]
    },
    { "Effect": "Allow", "Action": ["vpc:*:list*", "evs:volumes:*"] },
    { "Effect": "Deny", "Action": ["evs:volumes:delete"] }
  ]
}
`;
const after = `{
  "Version": "1.1",
  "Statement": [
    { "Effect": "Allow", "Action": ["ecs:servers:list", "obs:object:GetObject", "vpc:*:list*"] },
    {
      "Effect": "Allow",
      "Action": ["evs:volumes:*", "iam:users:createUser", "kms:cmk:crypto", "abc:new:thing", "eip:*:*"],
      "Condition": { "Bool": { "g:MFAPresent": ["true"] } }
    },
    { "Effect": "Deny", "Action": ["evs:volumes:get"], "Condition": { "StringEquals": { "g:UserName": ["bob"] } } }
  ]
}
`;
const files = { "old/p.json": before, "new/p.json": after };

test("diff: reports in both languages and all forms (golden, real catalog)", async () => {
  await withTree(files, async (cwd) => {
    for (const lang of ["en", "zh"]) {
      const { code, out, err } = await runHere(["diff", "old", "new", "--lang", lang], { cwd });
      assert.deepEqual([code, err], [0, ""]);
      golden(`diff/report.${lang}.txt`, out);
      golden(`diff/report.${lang}.md`, (await runHere(["diff", "old", "new", "--format=markdown", "--lang", lang], { cwd })).out);
    }
    for (const format of ["json", "sarif", "github"])
      golden(`diff/report.${format}${format === "github" ? ".txt" : ""}`, (await runHere(["diff", "old", "new", "--format", format], { cwd })).out);
  });
});

test("diff: a system policy as a side, by its name in any letter case", async () => {
  const policy = JSON.stringify({ Version: "1.1", Statement: [{ Effect: "Allow", Action: ["kms:cmk:get", "scm:*:get", "scm:*:list"] }] });
  await withTree({ "p.json": policy }, async (cwd) => {
    const { code, out, err } = await runHere(["diff", "system:scm readonlyaccess", "p.json"], { cwd });
    assert.deepEqual([code, err], [0, ""]);
    assert.match(out, /kms:cmk:get/);
    assert.doesNotMatch(out, /scm:cert:list/);
    const swapped = await runHere(["diff", "p.json", "system:SCM ReadOnlyAccess", "--lang", "zh"], { cwd });
    assert.match(swapped.out, /kms:cmk:get/);
    for (const [args, message] of [
      [["system:SCM ReadOnlyAcces", "p.json"], /no known system policy 'SCM ReadOnlyAcces'\. Did you mean 'SCM ReadOnlyAccess'\?/],
      [["p.json", "system:Quite Another"], /no known system policy 'Quite Another'\.\n/],
      [["system:", "p.json"], /no known system policy ''\.\n/],
      [["system:AOM FullAccess", "p.json"], /No page shows the content of the system policy 'AOM FullAccess', so it cannot be compared\./],
      [["system:SCM ReadOnlyAccess"], /only 'system:SCM ReadOnlyAccess' was named/],
      [["git:HEAD", "system:SCM ReadOnlyAccess", "p.json"], /compares two sides/],
    ] as const) {
      const wrong = await runHere(["diff", ...args], { cwd });
      assert.equal(wrong.code, 2, args.join());
      assert.match(wrong.err, message);
    }
  });
});

test("diff: nothing changed, and nothing new", async () => {
  await withTree({ "a.json": sound, "b/c.json": sound.replace(/\s+/g, "\r\n"), "less.json": allow("ecs:servers:stop") }, async (cwd) => {
    const same = await runHere(["diff", "a.json", "b"], { cwd });
    assert.deepEqual([same.code, same.err], [0, ""]);
    assert.match(same.out, /No change: every action is allowed for the same requests as before\./);
    const less = await runHere(["diff", "a.json", "less.json", "--new-access-only"], { cwd });
    assert.match(less.out, /No new access\. Changes that only take access away are not shown\./);
  });
});

test("diff: wrong usage and bad input lead to one sentence", async () => {
  const tree = {
    "a.json": sound,
    "five.json": sound.replace('"1.1"', '"5.0"'),
    "broken.json": `{ "Version": "1.1", "Statement": [ { "Effect": "Allow", "Action": [ "ecs:servers:stop" }} {`,
    "other.json": "{}",
    "empty.json": " \n",
    "none/x.json": "{}",
  };
  await withTree(tree, async (cwd) => {
    const said = async (...args: string[]) => {
      const { code, out, err } = await runHere(["diff", ...args], { cwd });
      assert.deepEqual([code, out], [2, ""], args.join(" "));
      return err;
    };
    assert.match(await said(), /'diff' compares two sides/);
    assert.match(await said("a.json"), /'diff' compares two sides/);
    assert.match(await said("a.json", "five.json"), /not possible to compare a policy of version 1\.1 with a policy of version 5\.0/);
    assert.match(await said("a.json", "nowhere.json"), /nowhere\.json: there is no such file or folder/);
    assert.match(await said("broken.json", "a.json"), /broken\.json: has syntax errors/);
    assert.match(await said("a.json", "other.json"), /other\.json: no Huawei Cloud policy found/);
    assert.match(await said("none", "none"), /neither side contains a Huawei Cloud policy/);
    for (const sides of [["a.json", "empty.json"], ["empty.json", "a.json"]])
      assert.match(await said(...sides), /empty\.json: is empty, so nothing was compared\. Use an empty folder or \/dev\/null/);
    assert.match(await said("a.json", "-"), /<stdin>: is empty, so nothing was compared/);
    assert.match(await said("-", "-"), /"-" means standard input, which can be only one side/);
    const all = await runHere(["diff", devNull, "a.json"], { cwd });
    assert.equal(all.code, 0);
    assert.match(all.out, /2 actions gained/);
    const gone = await runHere(["diff", "a.json", "none"], { cwd });
    assert.match(gone.out, /2 actions lost\./);
  });
});

test("diff: syntax errors that can be fixed with certainty are mentioned", async () => {
  await withTree({ "a.json": sound, "comma.json": sound.replace('"ecs:servers:get"\n', '"ecs:servers:get",\n') }, async (cwd) => {
    const { code, out, err } = await runHere(["diff", "a.json", "comma.json"], { cwd });
    assert.equal(code, 0);
    assert.equal(err, "huawei-iam: comma.json has syntax errors, so IAM rejects it. It was compared as if they were fixed.\n");
    assert.match(out, /No change/);
  });
});

test("diff: a policy that IAM rejects is mentioned if it is not the same on both sides", async () => {
  const wrong = sound.replace('"Action"', '"Actions"').replace('"Allow"', '"allow"');
  await withTree({ "a.json": sound, "b.json": wrong, "c.json": wrong }, async (cwd) => {
    const { code, out, err } = await runHere(["diff", "a.json", "b.json"], { cwd });
    assert.equal(code, 0);
    assert.match(err, /^huawei-iam: b\.json has \d errors?, which 'huawei-iam lint' shows, so IAM rejects it\. It was compared as it is probably meant\.\n$/);
    assert.match(out, /No change/);
    assert.equal((await runHere(["diff", "b.json", "c.json"], { cwd })).err, "");
  });
});

test("diff: everything of a wildcard has its reasons", async () => {
  await withTree({ "all.json": allow("*:*:*") }, async (cwd) => {
    const { out } = await runHere(["diff", devNull, "all.json"], { cwd });
    const comment = await runHere(["diff", devNull, "all.json", "--format", "markdown"], { cwd });
    assert.ok(comment.out.length < 65_536, `${comment.out.length} characters are too many for a comment`);
    for (const reason of [/It creates an agency/, /It changes who may do what/, /It shows a password/, /It uses or changes encryption keys/])
      assert.match(out, reason);
  });
});

test("diff: what a NotAction excludes later is said as such", async () => {
  const five = (...statements: object[]) => JSON.stringify({ Version: "5.0", Statement: statements });
  const all = { Effect: "Allow", Action: ["*"] };
  await withTree({ "a.json": five(all), "b.json": five(all, { Effect: "Deny", NotAction: ["dns:*:*"] }) }, async (cwd) => {
    const { out } = await runHere(["diff", "a.json", "b.json"], { cwd });
    assert.match(out, /and every later action that NotAction does not exclude/);
    assert.doesNotMatch(out, /dns:/);
  });
});

test("diff: standard input is one side", async () => {
  await withTree({ "a.json": sound }, async (cwd) => {
    const { code, out } = await runHere(["diff", "-", "a.json"], { cwd, input: allow("ecs:servers:get") });
    assert.equal(code, 0);
    assert.match(out, /1 action gained/);
  });
});

test("diff: what the configuration takes as granted is granted on both sides", async () => {
  const tree = { "a.json": sound, "b.json": allow("ecs:servers:stop"), ".huawei-iam.json": `{ "assumeGranted": ["ecs:servers:get"] }` };
  await withTree(tree, async (cwd) => {
    const { out } = await runHere(["diff", "b.json", "a.json"], { cwd });
    assert.match(out, /No change/);
    assert.match(out, /Taken as granted by other policies, on both sides: ecs:servers:get\./);
  });
});

test("diff: --fail-on decides about the exit code only", async () => {
  const tree = {
    "old.json": allow("ecs:servers:get"),
    "read.json": allow("ecs:servers:get", "ecs:servers:list"),
    "write.json": allow("ecs:servers:get", "ecs:servers:stop"),
    "keys.json": allow("ecs:servers:get", "kms:cmk:crypto"),
    "later.json": allow("ecs:servers:get", "abc:*:*"),
    "less.json": allow("vpc:vpcs:get").replace("vpc:vpcs:get", "ecs:servers:lock"),
  };
  await withTree(tree, async (cwd) => {
    const codes = async (name: string, old = "old.json") =>
      Promise.all(
        ["new-grants", "new-write", "new-sensitive"].map(async (check) => {
          const { code, out, err } = await runHere(["diff", old, name, "--fail-on", check], { cwd });
          assert.notEqual(out, "");
          assert.equal(err === "", code === 0);
          return code;
        }),
      );
    assert.deepEqual(await codes("old.json"), [0, 0, 0]);
    assert.deepEqual(await codes("read.json"), [1, 0, 0]);
    assert.deepEqual(await codes("write.json"), [1, 1, 0]);
    assert.deepEqual(await codes("keys.json"), [1, 1, 1]);
    assert.deepEqual(await codes("later.json"), [1, 1, 1]);
    assert.deepEqual(await codes("old.json", "keys.json"), [0, 0, 0]);
    const failed = await runHere(["diff", "old.json", "keys.json", "--fail-on", "new-write", "--format", "github"], { cwd });
    assert.match(failed.err, /check new-write failed: 1 action/);
    assert.match(failed.out, /^::error file=keys\.json,line=\d+,/m);
  });
});

test("diff: patterns count in the summary and have reasons, and a failed check names them", async () => {
  const tree = { "old.json": allow("foo:a:*"), "new.json": allow("foo:*:*") };
  await withTree(tree, async (cwd) => {
    const { out, err } = await runHere(["diff", "old.json", "new.json", "--fail-on", "new-sensitive"], { cwd });
    assert.match(out, /^No action of the catalog is affected\. Patterns of actions that are not in the catalog: 1 gained\. 1 new or wider grant needs attention\.$/m);
    assert.match(out, /actions that match foo:\*:\* \(except foo:a:\*\) and are not in the catalog/);
    assert.match(out, /It creates or replaces credentials/);
    assert.match(err, /^huawei-iam: check new-sensitive failed: .*: foo:\*:\* \(new\.json:\d+\)\.\n$/);
    const json = await runHere(["diff", "old.json", "new.json", "--format", "json"], { cwd });
    assert.equal((JSON.parse(json.out) as { patternSummary: { gained: number } }).patternSummary.gained, 1);
    const zh = await runHere(["diff", "old.json", "new.json", "--lang", "zh"], { cwd });
    assert.match(zh.out, /^目录中的授权项均不受影响。针对目录以外授权项的通配写法：新增 1 个。/m);
  });
});

test("diff: a value that only the new side has and that is not known fails every check", async () => {
  const tf = (more: string) => `resource "huaweicloud_identity_role" "r" {
  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = concat(["ecs:servers:get"], ${more}) }] })
}
`;
  await withTree({ "old.tf": tf("[]"), "new.tf": tf("var.more"), "same.tf": tf("var.more") }, async (cwd) => {
    const changed = await runHere(["diff", "old.tf", "new.tf", "--fail-on", "new-sensitive"], { cwd });
    assert.equal(changed.code, 1);
    assert.match(changed.err, /var\.more \(new\.tf:2\) is not known/);
    assert.match(changed.out, /No change in what can be compared/);
    assert.match(changed.out, /cannot be compared: var\.more \(new\.tf:2\)/);
    const same = await runHere(["diff", "same.tf", "new.tf", "--fail-on", "new-sensitive"], { cwd });
    assert.equal(same.code, 0);
    assert.match(same.out, /cannot be compared: var\.more \(same\.tf:2, new\.tf:2\); written alike on both sides/);
  });
});

test("diff: a policy that is in a variable or another file is named, not silently empty", async () => {
  const tf = (policy: string) => `resource "huaweicloud_identity_role" "r" {\n  policy = ${policy}\n}\n`;
  const known = tf('jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:get"] }] })');
  await withTree({ "old.tf": known, "new.tf": tf("var.policy"), "file.tf": tf('file("role.json")') }, async (cwd) => {
    const { code, out, err } = await runHere(["diff", "old.tf", "new.tf", "--fail-on", "new-sensitive"], { cwd });
    assert.equal(code, 1);
    assert.match(err, /var\.policy \(new\.tf:2\) is not known/);
    assert.match(out, /1 action lost/);
    assert.match(out, /cannot be compared: var\.policy \(new\.tf:2\)/);
    assert.match((await runHere(["diff", "file.tf", "old.tf"], { cwd })).out, /cannot be compared: file\("role\.json"\) \(file\.tf:2\)/);
  });
});

test("diff: what an unknown value may allow is not called new or lost without saying so", async () => {
  const tf = (actions: string, effect = "Allow") => `resource "huaweicloud_identity_role" "r" {
  policy = jsonencode({ Version = "1.1", Statement = [
    { Effect = "Allow", Action = ["ecs:servers:get"] }, { Effect = "${effect}", Action = ${actions} },
  ] })
}
`;
  const listed = tf('["ecs:servers:list"]');
  const files = { "known.tf": listed, "open.tf": tf("local.gone"), "deny.tf": tf("local.gone", "Deny"), "none.tf": tf("[]") };
  const doubts = {
    lost: { en: /\. Values of the new side .* may still allow .* lost\.$/m, zh: /新的一侧有此处无法确定的取值，下列失去的权限可能仍被允许。$/m },
    isNew: { en: /\. Values of the old side .* may already allow .* new\.$/m, zh: /旧的一侧有此处无法确定的取值，下列新增的权限可能原本就已允许。$/m },
  };
  await withTree(files, async (cwd) => {
    for (const lang of ["en", "zh"] as const)
      for (const [old, now, wanted] of [
        ["known.tf", "open.tf", ["lost"]],
        ["open.tf", "known.tf", ["isNew"]],
        ["known.tf", "deny.tf", []],
        ["deny.tf", "known.tf", []],
        ["known.tf", "none.tf", []],
      ] as const) {
        const { out } = await runHere(["diff", old, now, "--lang", lang], { cwd });
        const found = (["lost", "isNew"] as const).filter((kind) => doubts[kind][lang].test(out));
        assert.deepEqual(found, wanted, `${old} ${now} ${lang}: ${out}`);
      }
  });
});

test("diff: a service control policy that changed fails a check, and two of them are not «no policy»", async () => {
  const scp = (action: string) => `resource "huaweicloud_organizations_policy" "s" {
  content = jsonencode({ Version = "5.0", Statement = [{ Effect = "Deny", Action = ["${action}"] }] })
}
`;
  await withTree({ "old.tf": scp("ecs:*:*"), "new.tf": scp("ecs:a:*") }, async (cwd) => {
    const { code, out, err } = await runHere(["diff", "old.tf", "new.tf", "--fail-on", "new-sensitive"], { cwd });
    assert.equal(code, 1);
    assert.match(out, /a policy of another kind, which was not taken into account: huaweicloud_organizations_policy\.s \(old\.tf:1, new\.tf:1\)/);
    assert.match(err, /huaweicloud_organizations_policy\.s \(old\.tf:1\) was not compared, so something may be newly allowed/);
  });
});

test("diff: a condition that is not known is compared by its text", async () => {
  const tf = (condition: string) => `resource "huaweicloud_identity_role" "r" {
  policy = jsonencode({ Version = "1.1", Statement = [{ Effect = "Allow", Action = ["ecs:servers:get"]${condition} }] })
}
`;
  await withTree({ "old.tf": tf(""), "new.tf": tf(", Condition = var.c") }, async (cwd) => {
    const { out } = await runHere(["diff", "old.tf", "new.tf"], { cwd });
    assert.match(out, /is: only if Condition is var\.c/);
  });
});

test("diff: a policy in another file is compared by its content, between files on disk", async () => {
  const tf = `resource "huaweicloud_identity_role" "r" {\n  policy = file("p.json")\n}\n`;
  const tree = {
    "old/main.tf": tf, "old/p.json": allow("ecs:servers:get"), "new/main.tf": tf,
    "new/p.json": allow("ecs:servers:get", "ecs:servers:stop"), "none/main.tf": tf,
  };
  await withTree(tree, async (cwd) => {
    const changed = await runHere(["diff", "old/main.tf", "new/main.tf", "--lang", "en"], { cwd });
    assert.match(changed.out, /1 action gained\.[^]*ecs:servers:stop.* — new\/main\.tf:2\n/);
    const same = await runHere(["diff", "old/main.tf", "old/main.tf", "--lang", "en"], { cwd });
    assert.doesNotMatch(same.out, /cannot be compared|gained/);
    const missing = await runHere(["diff", "none/main.tf", "none/main.tf", "--lang", "en"], { cwd });
    assert.match(missing.out, /cannot be compared: file\("p\.json"\).*; written alike on both sides/);
  });
});
