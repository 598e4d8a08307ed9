import assert from "node:assert/strict";
import test from "node:test";
import fc from "fast-check";
import { actionsFound, describeLookup } from "../../../server/src/core/describe/look-up/look-up.js";
import { lookUp } from "../../../server/src/core/catalog/lookup/find-actions.js";
import { search } from "../../../server/src/core/catalog/lookup/search.js";
import { synonymTable } from "../../../server/src/core/catalog/lookup/synonym-table.js";
import { meaningsOf, wordsByMeaning } from "../../../server/src/core/catalog/lookup/synonyms.js";
import { realCatalog } from "../../support/catalog.js";
import { fixSeed } from "../../support/seed.js";

fixSeed();

const catalog = realCatalog();

/** Queries as authors write them, with the actions that must come first. */
const queries: readonly (readonly [query: string, ...first: string[]])[] = [
  ["关机", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["开机", "ecs:servers:start", "ecs:cloudServers:start"],
  ["停止云服务器", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["重启服务器", "ecs:servers:reboot", "ecs:cloudServers:reboot"],
  ["查看云主机", "ecs:servers:list"],
  ["新建虚机", "ecs:servers:create"],
  ["给虚拟机挂载硬盘", "ecs:cloudServers:attachSharedVolume", "ecs:serverVolumeAttachments:create"],
  ["下载对象", "obs:object:GetObject"],
  ["上传文件", "obs:object:PutObject"],
  ["扩容磁盘", "evs:volumes:extend"],
  ["销毁存储桶", "obs:bucket:DeleteBucket"],
  ["创建用户", "iam:users:createUser"],
  ["删除用户", "iam:users:deleteUser"],
  ["停止实例", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["挂盘", "evs:volumes:attach"],
  ["打快照", "evs:snapshots:create"],
  ["bind EIP", "vpc:publicIps:update"],
  ["allocate eip", "vpc:publicIps:create"],
  ["give me all vpcs", "vpc:vpcs:list", "vpc:vpcs:get"],
  ["stop ecs instance", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["shut down", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["power off the VMs", "ecs:servers:stop", "ecs:cloudServers:stop"],
  ["boot server", "ecs:servers:start", "ecs:cloudServers:start"],
  ["remove bucket", "obs:bucket:DeleteBucket"],
  ["view servers", "ecs:servers:list"],
  ["upload file", "obs:object:PutObject"],
  ["download an object", "obs:object:GetObject"],
  ["grow volume", "evs:volumes:extend"],
  ["授权", "iam:permissions:grantRoleToGroup"],
  ["assign role", "iam:permissions:grantRoleToGroup"],
  ["assign permission to user group", "iam:permissions:grantRoleToGroup"],
  ["给用户组授权", "iam:permissions:grantRoleToGroup"],
  ["给用户授权", "iam:permissions:grantRoleToUserOnEnterpriseProject"],
  ["取消授权", "iam:permissions:revokeRoleFromGroup"],
  ["revoke permission", "iam:permissions:revokeRoleFromGroup"],
  ["把用户加入用户组", "iam:permissions:addUserToGroup"],
  ["移出用户组", "iam:permissions:removeUserFromGroup"],
  ["查看用户权限", "iam:permissions:listRolesForUserOnProject"],
  ["查看角色", "iam:roles:listRoles"],
  ["加安全组规则", "vpc:securityGroupRules:create"],
  ["添加安全组规则", "vpc:securityGroupRules:create"],
  ["添加监听器", "elb:listeners:create"],
  ["远程登录", "ecs:cloudServers:vnc", "ecs:servers:createConsole"],
  ["remote login", "ecs:cloudServers:vnc", "ecs:servers:createConsole"],
  ["login to console", "ecs:servers:createConsole"],
  ["log in to the console", "ecs:servers:createConsole"],
  ["查看订单", "bss:order:view"],
  ["view orders", "bss:order:view"],
  ["查看余额", "bss:balance:view"],
  ["续费", "bss:renewal:update", "bss:renewal:view"],
  ["开放端口", "vpc:securityGroupRules:create"],
  ["open port", "vpc:securityGroupRules:create"],
  ["reset vm password", "ecs:cloudServers:resetServerPwd"],
  ["打标签", "ecs:servers:setTags"],
  ["添加解析记录", "dns:recordset:create"],
  ["add dns record", "dns:recordset:create"],
];

for (const [query, ...first] of queries) {
  test(`synonyms: ${query}`, () => {
    const found = lookUp(query, catalog);
    assert.equal(found.kind, "words");
    assert.deepEqual(actionsFound(found).slice(0, first.length).map(({ name }) => name), first);
  });
}

test("synonyms: words of the tables find what they name, and nothing is added", () => {
  for (const query of ["关闭", "stop", "reset password", "删除桶", "create vpc", "弹性公网IP"]) {
    const found = lookUp(query, catalog);
    assert.ok(found.kind === "words" && found.synonyms === undefined, query);
  }
});

test("synonyms: a word inside another one is none", () => {
  assert.ok(actionsFound(lookUp("查日志", catalog)).every(({ name }) => !/login/i.test(name)));
  assert.equal(meaningsOf("rebooting"), undefined);
  assert.equal(meaningsOf("bootstrap"), undefined);
  assert.equal(meaningsOf("qqqq"), undefined);
  assert.equal(meaningsOf(`关机${" ".repeat(300)}`), undefined);
  assert.deepEqual(lookUp("qqqq 关机", catalog), { kind: "nothing" });
});

test("synonyms: the parts of a query", () => {
  const parts = (query: string) => meaningsOf(query)?.map(({ said, terms }) => (terms.length > 0 ? said : `(${said})`));
  assert.deepEqual(parts("给云服务器绑定弹性公网IP"), ["云服务器", "绑定弹性公网ip"]);
  assert.deepEqual(parts("power off the VMs, please, now"), ["power off", "vms", "(now)"]);
  assert.deepEqual(parts("从桶下载文件"), ["桶", "下载", "文件"]);
  assert.deepEqual(parts("查询函数"), ["查询", "(函数)"]);
});

test("synonyms: the answer says which terms were searched", () => {
  const found = lookUp("关机", catalog);
  const count = actionsFound(found).length;
  assert.equal(describeLookup(found, "关机", "en"), `${count} actions found. “关机” was also searched as stop, 关闭, 停止.`);
  assert.equal(describeLookup(found, "关机", "zh"), `找到 ${count} 个授权项。“关机”也按 stop、关闭、停止 查找。`);
});

test("synonyms: every term finds an action, and every group is written once and in lower case", () => {
  const actions = [...catalog.actions, ...(catalog.identity?.actions ?? [])];
  for (const { terms, alsoSaid } of synonymTable) {
    for (const term of terms) {
      const meaning = { said: term, terms: [term] };
      assert.ok(actions.some((action) => wordsByMeaning(action, [meaning])), term);
    }
    const all = [...terms, ...alsoSaid];
    assert.deepEqual(all, [...new Set(all.map((word) => word.toLowerCase()))]);
  }
});

test("synonyms: any query has an answer that contains what its words find", () => {
  const known = synonymTable.flatMap(({ terms, alsoSaid }) => [...terms, ...alsoSaid]);
  const piece = fc.oneof(fc.constantFrom(...known, " ", "，", "的", "the "), fc.string({ maxLength: 6 }));
  fc.assert(fc.property(fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join("")), (query) => {
    const { actions } = search(query, catalog.actions, () => 0);
    assert.equal(new Set(actions).size, actions.length);
    for (const { said, terms } of meaningsOf(query) ?? []) assert.ok(said !== "" && (terms.length > 0 || query.toLowerCase().includes(said)));
  }), { numRuns: 200 });
});
