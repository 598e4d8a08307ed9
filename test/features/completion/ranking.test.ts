import assert from "node:assert/strict";
import test from "node:test";
import { inOrder, listAt, subjectOf } from "../../support/completion.js";
import { realCatalog } from "../../support/catalog.js";
import { policy } from "../../support/fixture.js";

const catalog = realCatalog();

/** The first actions that an editor shows for a query, in a list that already has these actions. */
function firstFor(query: string, ...listed: readonly string[]): string[] {
  const others = listed.map((name) => `, "${name}"`).join("");
  const list = listAt(policy(`"${query}|"${others}`), { facts: catalog });
  assert.equal(list?.isIncomplete, true, `${query}: the client asks again at the next key`);
  for (const { label, filterText = label } of list.items) {
    // What the client filters and scores by is the same for every action, so the order is ours.
    if (label.includes(":") && !label.endsWith(":")) assert.equal(filterText, query.trim(), `${query}: ${label}`);
  }
  return inOrder(list).filter((item) => subjectOf(item) === "action").slice(0, 3).map(({ label }) => label);
}

/** Queries in a fresh list, with the first actions; what follows them is not compared. */
const table: readonly (readonly [query: string, ...first: string[]])[] = [
  ["stop server", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["start server", "ecs:servers:start", "ecs:cloudServers:start"],
  ["reboot server", "ecs:servers:reboot", "ecs:cloudServers:reboot"],
  ["server stop", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["list servers", "ecs:servers:list", "ecs:cloudServers:list"],
  ["resize server", "ecs:servers:resize", "ecs:cloudServers:resize"],
  ["关机", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["power off vm", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["create volume", "evs:volumes:create"],
  ["delete volume", "evs:volumes:delete"],
  ["list volumes", "evs:volumes:list"],
  ["delete image", "ims:images:delete"],
  ["get object", "obs:object:GetObject"],
  ["put object", "obs:object:PutObject"],
  ["delete bucket", "obs:bucket:DeleteBucket"],
  ["create vpc", "vpc:vpcs:create"],
  ["get vpc", "vpc:vpcs:get"],
  ["create security group", "vpc:securityGroups:create"],
  ["create subnet", "vpc:subnets:create"],
  ["list users", "iam:users:listUsers"],
  ["create user", "iam:users:createUser"],
  ["create agency", "iam:agencies:createAgency"],
  ["list projects", "iam:projects:listProjects"],
  ["create cmk", "kms:cmk:create"],
  ["create cluster", "cce:cluster:create"],
  ["delete cluster", "cce:cluster:delete"],
  ["list instances", "rds:instance:list"],
  ["ecs flavor", "ecs:flavors:get"],
  ["重启 服务器", "ecs:"],
  ["关闭云服务器", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["创建 云硬盘", "evs:volumes:create"],
  ["删除 镜像", "ims:images:delete"],
  ["iam用户 列表", "iam:users:listUsers"],
  ["创建 桶", "obs:bucket:CreateBucket"],
  ["获取 对象 内容", "obs:object:GetObject"],
  ["创建 vpc", "vpc:vpcs:create"],
  ["创建 安全组", "vpc:securityGroups:create"],
  ["resize", "ecs:servers:resize", "ecs:cloudServers:resize"],
  ["reboot", "ecs:servers:reboot", "ecs:cloudServers:reboot"],
  ["createUser", "iam:users:createUser"],
  ["GetObject", "obs:object:GetObject"],
  ["snapshot", "evs:snapshots:"],
];

test("ranking: what the author means comes first", () => {
  const wrong = table.flatMap(([query, ...wanted]) => {
    const found = firstFor(query);
    return wanted.every((name, index) => (name.endsWith(":") ? found[index]?.startsWith(name) : found[index] === name)) ? [] : [`${query}: ${found.join(", ")}`];
  });
  assert.deepEqual(wrong, []);
});

test("ranking: the services of the statement come before the services that policies grant most", () => {
  assert.match(firstFor("resize", "dws:cluster:list")[0]!, /^dws:/);
  assert.deepEqual(firstFor("resize", "ecs:servers:list").map((name) => name.split(":")[0]), ["ecs", "ecs", "ecs"]);
  assert.match(firstFor("create instance", "dds:instance:list")[0]!, /^dds:/);
});
