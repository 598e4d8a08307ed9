import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { allow, runHere, withTree } from "./support.js";

const page = `# 内部服务

| 权限 | 对应API接口 | 授权项（Action） | 依赖的授权项 | IAM项目 | 企业项目 |
|---|---|---|---|---|---|
| 查询内部资源 | GET /v1/{project_id}/things | ecs:internalThings:list | ecs:servers:get | √ | × |
`;

test("catalog import: the user's own pages become an overlay for every command", async () => {
  await withTree({ "pages/things.md": page, "pages/notes.txt": "no page", "a.json": allow("ecs:internalThings:list") }, async (cwd) => {
    const { code, out, err } = await runHere(["catalog", "import", "pages", "--out", "overlay.json"], { cwd });
    assert.deepEqual([code, err], [0, ""]);
    assert.equal(out, "### Added actions (1)\n\n- `ecs:internalThings:list (huaweicloud)`\n\nPages: 1, rows: 1, actions: 1. Written to overlay.json.\n");
    const found = await runHere(["find", "内部资源", "--overlay", "overlay.json", "--lang", "zh"], { cwd });
    assert.match(found.out, /^ecs:internalThings:list\n\n查询内部资源\n[\s\S]*来源：华为云《内部服务》/);
    const lint = await runHere(["lint", "--overlay", "overlay.json"], { cwd });
    assert.match(lint.out, /'ecs:internalThings:list' also needs ecs:servers:get/);
  });
});

test("catalog import: a single page, and another edition", async () => {
  await withTree({ "things.md": page }, async (cwd) => {
    await runHere(["catalog", "import", "things.md", "--out", "o.json", "--edition", "otc"], { cwd });
    const { services } = JSON.parse(readFileSync(join(cwd, "o.json"), "utf8")) as { services: { sources: Record<string, { edition: string }> }[] };
    assert.deepEqual(services.flatMap(({ sources }) => Object.values(sources).map(({ edition }) => edition)), ["otc"]);
  });
});

test("catalog import: text that is not understood stops the import with its place, and nothing is written", async () => {
  await withTree({ "things.md": page.replace("ecs:internalThings:list", "internalThings:list"), "none.md": "# Nothing\n" }, async (cwd) => {
    const { code, out, err } = await runHere(["catalog", "import", "things.md", "--out", "o.json"], { cwd });
    assert.deepEqual([code, out], [2, ""]);
    assert.match(err, /^huawei-iam: The import stopped; nothing was written\. .*things\.md, table 1, row 1/);
    assert.ok(!existsSync(join(cwd, "o.json")));
    assert.equal((await runHere(["catalog", "import", "none.md", "--out", "o.json"], { cwd })).err, "huawei-iam: No table of actions was found in none.md; nothing was written.\n");
    assert.equal((await runHere(["catalog", "import", "things.md"], { cwd })).err, "huawei-iam: Specify the output file, for example --out overlay.json\n");
    assert.equal((await runHere(["catalog", "import", "--out", "o.json"], { cwd })).code, 2);
    assert.match((await runHere(["catalog", "import", "gone", "--out", "o.json"], { cwd })).err, /^huawei-iam: \S+ cannot be read: there is no such file or folder\n$/);
  });
});

test("catalog import: an invalid overlay is reported as such", async () => {
  const bad = ["{}", "[]", "null", "{\"services\": [{}]}", "{\"services\": [{\"service\": \"x\", \"sources\": {}, \"actions\": {\"a:b:c\": [1]}}]}", "no JSON"];
  for (const text of bad) {
    await withTree({ "o.json": text }, async (cwd) => {
      const { code, err } = await runHere(["find", "--overlay", "o.json", "a:b:c"], { cwd });
      assert.equal(code, 2, text);
      assert.match(err, /^huawei-iam: The overlay o\.json (is not a catalog file|cannot be read)[^\n]*\n$/, text);
    });
  }
});

test("catalog import: a saved HTML page", async () => {
  const row = (tag: string, ...cells: string[]) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  const html = `<html><body><h1>Things</h1><table><thead>${row("th", "Permission", "API", "Action", "Dependency", "IAM Project", "Enterprise Project")}</thead><tbody>${row("td", "Querying things", "GET /v1/{project_id}/things", "ecs:internalThings:list", "-", "√", "√")}</tbody></table></body></html>`;
  await withTree({ "things.html": html }, async (cwd) => {
    const { code, err } = await runHere(["catalog", "import", "things.html", "--out", "o.json"], { cwd });
    assert.deepEqual([code, err], [0, ""]);
    assert.match((await runHere(["find", "querying things", "--overlay", "o.json"], { cwd })).out, /^ecs:internalThings:list\n\nQuerying things\b/);
  });
});

const schemas = resolve("test/cases/authorization-schemas");

test("catalog import: authorization schemas, as files and as a folder, for every command", async () => {
  await withTree({ "pages/things.md": page }, async (cwd) => {
    const files = ["ecs", "eip", "obs"].map((name) => join(schemas, `${name}.json`));
    const one = await runHere(["catalog", "import", "--authorization-schema", ...files, "--out", "o.json"], { cwd });
    assert.deepEqual([one.code, one.err], [0, ""]);
    assert.match(one.out, /\nFiles: 3, services: 3, actions of version 5\.0: 16, operations: 14\. Written to o\.json\.\n/);
    const again = await runHere(["catalog", "import", "--authorization-schema", schemas, "--out", "p.json", "--lang", "zh"], { cwd });
    assert.match(again.out, /\n共 3 个文件、3 个服务、16 个 5\.0 版授权项、14 项操作，已写入 p\.json。\n/);
    assert.equal(readFileSync(join(cwd, "o.json"), "utf8"), readFileSync(join(cwd, "p.json"), "utf8"));
    await runHere(["catalog", "import", "pages", "--overlay", "o.json", "--out", "both.json"], { cwd });
    const both = JSON.parse(readFileSync(join(cwd, "both.json"), "utf8")) as { services: unknown[]; identity: { services: unknown[] } };
    assert.deepEqual([both.services.length, both.identity.services.length], [1, 3]);
  });
});

test("catalog import: a file that is not an authorization schema stops the import", async () => {
  await withTree({ "error.json": "{\"error_code\":\"IAM.0002\",\"error_msg\":\"no\"}", "bad.json": "{", "empty/x.txt": "" }, async (cwd) => {
    const said = async (...args: string[]) => (await runHere(["catalog", "import", "--authorization-schema", ...args, "--out", "o.json"], { cwd })).err;
    assert.equal(await said("error.json"), "huawei-iam: The import stopped; nothing was written. error.json is an error of the service and not an authorization schema: IAM.0002 no\n");
    assert.match(await said("bad.json"), /^huawei-iam: The import stopped; nothing was written\. bad\.json is not JSON: /);
    assert.equal(await said("empty"), "huawei-iam: empty: the folder contains no .json files\n");
    assert.match(await said("gone.json"), /^huawei-iam: gone\.json: cannot be read/);
    assert.ok(!existsSync(join(cwd, "o.json")));
  });
});
