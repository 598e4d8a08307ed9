import assert from "node:assert/strict";
import { test } from "node:test";
import { allow, lacking, runHere, withTree } from "./support.js";

const commented = `// why\n${allow("ecs:servers:stop", "ecs:servers:get")}`;
const policyOf = (text: string) => JSON.parse(text.replace(/^\/\/.*\n/, "")) as unknown;

test("export: strict JSON on standard output, notes on standard error", async () => {
  await withTree({ "stop.jsonc": commented, "lacking.json": lacking, ".huawei-iam.json": "{}" }, async (cwd) => {
    assert.deepEqual(await runHere(["export", "stop.jsonc"], { cwd }), { code: 0, out: `${JSON.stringify(policyOf(commented), undefined, 2)}\n`, err: "" });
    assert.deepEqual(await runHere(["export", "--form", "minified", "-"], { cwd, input: commented }), { code: 0, out: `${JSON.stringify(policyOf(commented))}\n`, err: "" });
    const body = await runHere(["export", "--form", "api-body", "lacking.json"], { cwd });
    assert.deepEqual(JSON.parse(body.out), { role: { display_name: "lacking", type: "XA", description: "lacking", policy: policyOf(lacking) } });
    assert.deepEqual(body.err.split("\n"), [
      "huawei-iam: lacking.json: 1 warning.",
      "huawei-iam: lacking.json: Type XA, for project-level services: ecs.",
      'huawei-iam: lacking.json: Added: display_name, description ("lacking"). Change them if necessary.',
      "",
    ]);
    assert.match((await runHere(["export", "lacking.json", "--lang", "zh"], { cwd })).err, /^huawei-iam: lacking\.json: 有 1 个警告。\n$/);
  });
});

test("export: options select the policy and the type", async () => {
  const roles = JSON.stringify({ roles: [{ policy: policyOf(lacking) }, { policy: policyOf(allow("iam:users:listUsers", "ecs:servers:get")) }] });
  await withTree({ "roles.json": roles }, async (cwd) => {
    assert.deepEqual(await runHere(["export", "roles.json"], { cwd }), { code: 1, out: "", err: "huawei-iam: roles.json: The file contains 2 policies. Select one with --policy <n>.\n" });
    const wanted = await runHere(["export", "roles.json", "--policy", "2", "--form", "api-body"], { cwd });
    assert.equal(wanted.code, 1);
    assert.match(wanted.err, /IAM requires two, of types AX and XA\. Specify the type with --type AX or --type XA\.\n$/);
    assert.match((await runHere(["export", "roles.json", "--policy", "2", "--form", "api-body", "--type", "AX"], { cwd })).out, /"type": "AX"/);
    assert.equal((await runHere(["export", "roles.json", "--policy", "3"], { cwd })).code, 1);
    assert.deepEqual(await runHere(["export", "roles.json", "--policy", "0"], { cwd }), { code: 2, out: "", err: 'huawei-iam: --policy must be a number from 1, not "0".\n' });
  });
});

test("export: a policy that cannot be printed is reported with its place", async () => {
  await withTree({ "broken.json": lacking.replace('"Allow"', "Allow"), "none.json": "{}" }, async (cwd) => {
    const { code, out, err } = await runHere(["export", "broken.json"], { cwd });
    assert.deepEqual([code, out], [1, ""]);
    assert.match(err, /^huawei-iam: broken\.json: 5:17: Unquoted text/);
    assert.deepEqual(await runHere(["export", "none.json"], { cwd }), { code: 1, out: "", err: "huawei-iam: none.json: This file contains no Huawei Cloud policy.\n" });
    assert.equal((await runHere(["export"], { cwd })).err, "huawei-iam: 'export' takes exactly one file, or - for standard input.\n");
  });
});
