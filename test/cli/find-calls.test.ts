import assert from "node:assert/strict";
import { test } from "node:test";
import { huaweiIam, runHere, withTree } from "./support.js";

const log = `2024-02-07T16:02:05.200+0800 [DEBUG] GET https://registry.terraform.io/v1/providers/x/versions
[DEBUG] [17-1] API Request URL: POST https://ecs.cn-north-4.myhuaweicloud.com/v2.1/0a/servers/9f/action
[DEBUG] [17-2] API Request URL: GET https://ecs.cn-north-4.myhuaweicloud.com/v1/0a/cloudservers/detail?limit=1
[DEBUG] [17-1] API Request Body: {"os-stop": {}}
[DEBUG] [17-3] API Request URL: GET https://secmaster.cn-north-4.myhuaweicloud.com/v1/0a/workspaces
[DEBUG] [17-4] API Request URL: GET https://ecs.cn-north-4.myhuaweicloud.com/v1/0a/cloudservers/detail?limit=2
[DEBUG] [17-5] API Request URL: GET https://ecs.cn-north-4.myhuaweicloud.com/v1/0970dd7a1300f5672ff2c003c60ae115/nothing
`;

const english = `5 distinct API calls (6 requests) in standard input.

POST /v2.1/{project_id}/servers/{server_id}/action
  once · first in line 2
  - ecs:servers:stop  Stopping an ECS (native OpenStack API)
    also needs ecs:servers:get

GET /v1/{project_id}/cloudservers/detail
  ECS ListServersDetails · 2 times · first in line 3
  - ecs:cloudServers:list  Querying details about ECSs

GET /v1/{project_id}/workspaces
  SecMaster ListWorkspaces · once · first in line 5
  This is the API operation SecMaster ListWorkspaces. No action is published for it.
  The host secmaster.cn-north-4.myhuaweicloud.com belongs to another service than the actions that are listed for this path (modelarts).

GET https://ecs.cn-north-4.myhuaweicloud.com/v1/{id}/nothing
  once · first in line 7
  Neither the tables of actions nor the list of API operations has this call.

Requests to hosts that are no known endpoints of Huawei Cloud:
  registry.terraform.io · once · first in line 1

The 2 actions of these calls:
  ecs:servers:stop
  ecs:cloudServers:list

They also need:
  ecs:servers:get
`;

test("find: a pipe gives each call once, with its actions; nothing is dropped", async () => {
  for (const args of [["find"], ["find", "-"], ["find", "--from", "-"]]) assert.deepEqual(await runHere(args, { input: log }), { code: 0, out: english, err: "" });
  const chinese = (await runHere(["find", "--lang", "zh"], { input: log })).out;
  assert.match(chinese, /^标准输入：5 种 API 调用（共 6 次请求）。\n/);
  assert.match(chinese, / {2}还需要 ecs:servers:get\n/);
  assert.match(chinese, /\n这些调用对应的 2 个授权项：\n {2}ecs:servers:stop\n/);
  assert.match((await huaweiIam(["find"], { input: log })).out, /^5 distinct API calls/);
});

test("find: a file, in any encoding that shells write", async () => {
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(log, "utf16le")]);
  const gbk = Buffer.concat([Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0x0a]), Buffer.from(log)]);
  await withTree({ "a.log": log, "b.log": utf16, "c.log": gbk, "d.log": `\ufeff${log}`, "e.gz": Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), "f.txt": "nothing here\n", "g.txt": "" }, async (cwd) => {
    for (const name of ["a.log", "b.log", "d.log"]) assert.equal((await runHere(["find", "--from", name], { cwd })).out, english.replace("standard input", name));
    assert.match((await runHere(["find", "--from", "c.log"], { cwd })).out, /first in line 3\n {2}- ecs:servers:stop/);
    const said = async (...args: string[]) => {
      const { code, out, err } = await runHere(["find", ...args], { cwd });
      assert.deepEqual([code, out], [2, ""], args.join(" "));
      return err;
    };
    assert.equal(await said("--from", "e.gz"), "huawei-iam: e.gz is a binary file and not a text. Extract it first if it is compressed.\n");
    assert.equal(await said("--from", "f.txt"), "huawei-iam: f.txt contains no API call. Calls are read from HAR files, logs of Terraform, KooCLI and SDKs, access logs, curl commands and lists of METHOD and URL.\n");
    assert.equal(await said("--from", "g.txt"), "huawei-iam: g.txt is empty, so there is no API call to look up.\n");
    assert.equal(await said("--from", "missing.har"), "huawei-iam: missing.har: cannot be read: there is no such file or folder\n");
    assert.equal(await said("--from", "."), "huawei-iam: .: cannot be read: it is a folder\n");
  });
});

test("find: on a terminal, the help is printed without waiting for input", async () => {
  const { code, out, err } = await runHere(["find"], { inIsTerminal: true, input: log });
  assert.deepEqual([code, out], [2, ""]);
  assert.equal(err, (await runHere(["find", "--help"])).out);
});

test("find: a query in a pipe has the same answer as on the command line", async () => {
  for (const query of ["重启", "ecs:servers:stop", "ecs:*:get*", "BatchStopServers"]) {
    assert.deepEqual(await runHere(["find"], { input: `${query}\n` }), await runHere(["find", query]));
  }
  const slip = await runHere(["find"], { input: "ecs:servers:stpo\n" });
  assert.deepEqual([slip.code, slip.err], [1, "Nothing in the catalog matches “ecs:servers:stpo”. Did you mean ecs:servers:stop?\n"]);
  const message = "│ Error: error stopping the server\n│ {\"error\":{\"message\":\"Policy doesn't allow ecs:servers:stop to be performed.\"}}\n";
  assert.match((await runHere(["find"], { input: message })).out, /^ecs:servers:stop\n/);
});

test("find: the name of a file is not a query", async () => {
  await withTree({ "trace.har": "{}" }, async (cwd) => {
    assert.equal((await runHere(["find", "trace.har"], { cwd })).err, "Nothing in the catalog matches “trace.har”. To look up the API calls in this file, use --from trace.har.\n");
  });
});

test("find: without a host, other services with the same path are named", async () => {
  const { out } = await runHere(["find"], { input: "GET /v3/0a/instances\n" });
  assert.match(out, /\n {2}The same method and path is also an API of .*\. The host of the call decides which service it is for\.\n {2}- rds:instance:list/);
});

test("find: JSON of a pipe", async () => {
  const { out } = await runHere(["find", "--format", "json"], { input: log });
  const found = JSON.parse(out) as {
    kind: string;
    total: number;
    operations: string[];
    calls: { count: number; line: number; isForeign: boolean }[];
    actions: { action: string }[];
  };
  assert.deepEqual(
    [found.kind, found.total, found.operations.length, found.actions.map(({ action }) => action).sort()[0]],
    ["calls", 6, 2, "ecs:cloudServers:list"],
  );
  assert.deepEqual(
    found.calls.map(({ count, line, isForeign }) => [line, count, isForeign]),
    [
      [1, 1, true],
      [2, 1, false],
      [3, 2, false],
      [5, 1, false],
      [7, 1, false],
    ],
  );
  assert.deepEqual(found.calls[1], {
    method: "POST", path: "/v2.1/0a/servers/9f/action", host: "ecs.cn-north-4.myhuaweicloud.com", bodyKey: "os-stop",
    operations: ["POST /v2.1/{project_id}/servers/{server_id}/action"], names: [],
    alternatives: (found.calls[1] as unknown as { alternatives: string[][] }).alternatives, elsewhere: [],
    count: 1, line: 2, isForeign: false,
    needs: [{ action: "ecs:servers:stop", label: "Stopping an ECS (native OpenStack API)", needs: ["ecs:servers:get"] }],
    notes: [],
  });
});

test("find: calls without any published action end with 1", async () => {
  const { code, out } = await runHere(["find"], { input: "GET https://secmaster.cn-north-4.myhuaweicloud.com/v1/0a/workspaces\n" });
  assert.equal(code, 1);
  assert.match(out, /No action is published for it\./);
});

test("find: a long log is read line by line", async () => {
  const line = `10.0.0.1 - - [07/Feb/2024:16:02:05 +0800] "GET /v1/0a/cloudservers/detail?limit=10 HTTP/1.1" 200 2326 "-" "-"\n`;
  const { out } = await huaweiIam(["find"], { input: line.repeat(20000) });
  assert.match(out, /^1 distinct API call \(20,000 requests\) in standard input\.\n/);
});
