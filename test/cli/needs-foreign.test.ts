import assert from "node:assert/strict";
import { test } from "node:test";
import { runHere } from "./support.js";

const own = "GET https://dns.myhuaweicloud.com/v2/zones\n";
const foreign = [
  "DELETE https://keystone.aws.amazon.com/v3/users/1",
  "GET https://management.azure.com/v2/zones",
  "GET https://b.s3.amazonaws.com/?acl",
  "GET https://obs.s3.amazonaws.com/x",
  "GET https://registry.terraform.io/",
  "GET https://registry.terraform.io/v1/providers/hashicorp/null/versions",
  "GET https://checkpoint-api.hashicorp.com/v1/check/terraform",
  "GET https://api.github.com/repos/x/y",
  "GET https://ecs.aliyuncs.com:443/v1/0a/cloudservers/detail",
  "curl https://gitlab.com/v3/users",
  "GET https://example.com/",
  "OPTIONS https://ecs.cn-north-4.myhuaweicloud.com/v1/0a/cloudservers",
];

async function needs(input: string, ...args: readonly string[]) {
  const { code, out, err } = await runHere(["needs", ...args], { input });
  return { code, err, out, actions: [...out.matchAll(/"(\w+:\w+:\w+)"/g)].map(([, name]) => name) };
}

test("needs: calls to hosts of other providers need nothing, are named, and alone are no answer", async () => {
  for (const line of foreign) {
    const alone = await needs(`${line}\n`);
    assert.deepEqual([alone.code, alone.out], [1, ""], line);
    assert.match(alone.err, /1 that needs no action; they need 0 actions/, line);
    assert.match(alone.err, /not calls to APIs of Huawei Cloud:\n\n? *- .*1 call, first in line 1/, line);
    const beside = await needs(`${own}${line}\n`);
    assert.deepEqual([beside.code, beside.actions], [0, ["dns:zone:list"]], line);
    assert.match(beside.err, /1 call, first in line 2/, line);
  }
});

test("needs: a call to an unknown host is matched by its path, which is said and not certain", async () => {
  const { code, err, actions } = await needs("GET https://gitlab.corp.test/v3/users\n");
  assert.deepEqual([code, actions], [1, ["iam:users:listUsers"]]);
  assert.match(err, /not known endpoints of Huawei Cloud\. Only their paths were matched.*\n\n? *- GET \/v3\/users at gitlab\.corp\.test \(line 1\)/);
  const zh = await needs("GET https://gitlab.corp.test/v3/users\n", "--lang", "zh");
  assert.match(zh.err, /仅按路径匹配/);
  const both = await needs("GET https://gitlab.corp.test/v3/users\nGET https://iam.myhuaweicloud.com/v3/users\n");
  assert.deepEqual([both.code, both.actions], [0, ["iam:users:listUsers"]], both.err);
  const { byPath, needless } = JSON.parse((await needs(`GET https://gitlab.corp.test/v3/users\n${foreign[1]}\n`, "--format", "json")).out) as Record<string, readonly object[]>;
  assert.deepEqual(byPath, [{ call: "GET /v3/users", count: 1, line: 1, host: "gitlab.corp.test" }]);
  assert.deepEqual(needless, [{ call: "GET https://management.azure.com/v2/zones", count: 1, line: 2 }]);
});

test("needs: a list of methods and URLs may have any letter case", async () => {
  for (const line of ["get https://dns.myhuaweicloud.com/v2/zones", "Get https://dns.myhuaweicloud.com/v2/zones", "- get dns.myhuaweicloud.com/v2/zones", "get /v2/zones"]) {
    const { code, actions, err } = await needs(`${line}\n`);
    assert.deepEqual([code, actions], [0, ["dns:zone:list"]], `${line} ${err}`);
    const beside = await needs(`GET https://vpc.cn-north-4.myhuaweicloud.com/v1/0a/vpcs\n${line}\n`);
    assert.deepEqual(beside.actions.sort(), ["dns:zone:list", "vpc:vpcs:list"], line);
  }
});

test("find: a call to another provider has no action, and one to an unknown host says so", async () => {
  for (const args of [["-"], ["DELETE https://keystone.aws.amazon.com/v3/users/1"]]) {
    const { out, err } = await runHere(["find", ...args], { input: "DELETE https://keystone.aws.amazon.com/v3/users/1\n" });
    assert.doesNotMatch(out, /iam:users/);
    assert.match(out + err, /keystone\.aws\.amazon\.com/);
  }
  for (const args of [["-"], ["GET https://gitlab.corp.test/v3/users"]]) {
    const { out } = await runHere(["find", ...args], { input: "GET https://gitlab.corp.test/v3/users\n" });
    assert.match(out, /iam:users:listUsers/);
    assert.match(out, /The host gitlab\.corp\.test is not a known endpoint of Huawei Cloud\. Only the path was matched/);
  }
});
