import assert from "node:assert/strict";
import test from "node:test";
import { lookUp } from "../../../server/src/core/catalog/lookup/find-actions.js";
import { notesOnCall } from "../../../server/src/core/describe/look-up/call-notes.js";
import { realCatalog } from "../../support/catalog.js";

const id = "0123456789abcdef0123456789abcdef";
const real = realCatalog();

/** The answer for a call: its actions, or in brackets the operation without an action, or `?`. */
function answer(query: string): string {
  const found = lookUp(query, real);
  if (found.kind === "words") return found.actions.slice(0, 2).map(({ name }) => name).join(" ");
  if (found.kind === "action") return found.action.name;
  assert.ok(found.kind === "api" || found.kind === "calls", `${query}: ${found.kind}`);
  const calls = found.kind === "api" ? [found] : found.calls;
  return calls.map(({ matches, operations, elsewhere }) => {
    const actions = [...new Set(matches.map(({ action }) => action.name))].join(" ");
    const others = [...new Set(elsewhere.map(({ action }) => action.service))].join();
    return (actions || operations.map(({ product, name }) => `(${product} ${name})`).join() || "?") + (others === "" ? "" : ` not ${others}`);
  }).join(" | ");
}

const hosts: readonly (readonly [query: string, expected: string])[] = [
  [`GET https://dds.cn-north-4.myhuaweicloud.com/v3/${id}/instances`, "dds:instance:list"],
  [`GET https://rds.cn-north-4.myhuaweicloud.com/v3/${id}/instances`, "rds:instance:list"],
  [`curl -H 'X-Auth-Token: t' "https://dds.eu-west-101.myhuaweicloud.eu/v3/${id}/instances?limit=1"`, "dds:instance:list"],
  [`GET https://gaussdb-opengauss.cn-north-4.myhuaweicloud.com/v3/${id}/instances`, "(GaussDBforopenGauss ListInstances) not rds"],
  [`GET https://secmaster.cn-north-4.myhuaweicloud.com/v1/${id}/workspaces`, "(SecMaster ListWorkspaces) not modelarts"],
  [`GET https://unheard-of.cn-north-4.myhuaweicloud.com/v3/${id}/instances`, "? not rds"],
  [`GET /v3/${id}/instances HTTP/1.1\nHost: rds.cn-north-4.myhuaweicloud.com`, "rds:instance:list"],
  [`GET ecs.cn-north-4.myhuaweicloud.com/v1/${id}/cloudservers/detail`, "ecs:cloudServers:list"],
  [`GET https://proxy.example.com/v1/${id}/cloudservers/detail`, "ecs:cloudServers:list"],
  ["GET https://eps.myhuaweicloud.com/v1.0/enterprise-projects/quotas", "(EPS ShowEnterpriseProjectQuota)"],
  ["GET /v1.0/0123456789abcdef0123456789abcdef/instances/statistic", "?"],
  ["GET https://dcs.cn-north-4.myhuaweicloud.com/v1.0/0123456789abcdef0123456789abcdef/instances/statistic", "?"],
  ["GET https://vpc.cn-north-4.myhuaweicloud.com/v1/0123456789abcdef0123456789abcdef/vpcs/quotas", "?"],
  ["GET /v1/0123456789abcdef0123456789abcdef/vpcs/default", "vpc:vpcs:get"],
  ["GET /v1.0/enterprise-projects/quotas", "(EPS ShowEnterpriseProjectQuota)"],
  [`GET /v1/${id}/cloudservers/flavors`, "ecs:cloudServerFlavors:get"],
  [`GET https://ecs.cn-north-4.myhuaweicloud.com/v1/${id}/nothing/of/this`, "?"],
  ["GET https://ces.cn-north-4.myhuaweicloud.com/V1.0", "ces:versions:get"],
  ["GET https://www.example.com/index.html", "?"],
  [`GET /${id}`, "?"],
];

const obs: readonly (readonly [query: string, expected: string])[] = [
  ["GET https://b.obs.cn-north-4.myhuaweicloud.com/?acl", "obs:bucket:GetBucketAcl"],
  ["GET https://b.obs.cn-north-4.myhuaweicloud.com?acl", "obs:bucket:GetBucketAcl"],
  ["GET https://ecs.obs.cn-north-4.myhuaweicloud.com/", "obs:bucket:ListBucket"],
  ["GET https://my.own.bucket.obs.eu-de.otc.t-systems.com/?versions&max-keys=5", "obs:bucket:ListBucketVersions"],
  ["GET https://obs.cn-north-4.myhuaweicloud.com/", "obs:bucket:ListAllMyBuckets"],
  ["DELETE https://obs.cn-north-4.myhuaweicloud.com/b?lifecycle", "obs:bucket:PutLifecycleConfiguration"],
  ["PUT /?policy", "obs:bucket:PutBucketPolicy"],
  ["GET ?acl", "obs:bucket:GetBucketAcl"],
  ["PUT /?website HTTP/1.1\nHost: b.obs.cn-north-4.myhuaweicloud.com", "obs:bucket:PutBucketWebsite"],
  ["https://b.obs.cn-north-4.myhuaweicloud.com/a/b.txt", "obs:object:GetObject"],
  ["HEAD https://b.obs.cn-north-4.myhuaweicloud.com/a/b.txt", "obs:object:GetObject"],
  ["curl -T b.txt https://b.obs.cn-north-4.myhuaweicloud.com/a/b.txt", "obs:object:PutObject"],
  ["GET https://b.obs.cn-north-4.myhuaweicloud.com/a/b.txt?acl&versionId=G0", "obs:object:GetObjectVersionAcl"],
  ["DELETE https://b.obs.cn-north-4.myhuaweicloud.com/a?versionId=G0", "obs:object:DeleteObjectVersion"],
  ["PUT https://b.obs.cn-north-4.myhuaweicloud.com/a?partNumber=1&uploadId=7", "obs:object:PutObject"],
  ["DELETE https://obs.cn-north-4.myhuaweicloud.com/b/a?uploadId=7", "obs:object:AbortMultipartUpload"],
  ["curl -X PUT -H 'x-obs-copy-source: /b/c' https://b.obs.cn-north-4.myhuaweicloud.com/a", "obs:object:PutObject obs:object:GetObject"],
  ["GET https://b.obs.cn-north-4.myhuaweicloud.com/?somethingNew", "?"],
  ['POST https://b.obs.cn-north-4.myhuaweicloud.com/?delete', "obs:object:DeleteObject"],
  ["POST https://b.obs.cn-north-4.myhuaweicloud.com/?delete\n\n<Delete><Object><Key>a</Key><VersionId>G0</VersionId></Object></Delete>", "obs:object:DeleteObjectVersion"],
  ["GET https://b.obs.cn-north-4.myhuaweicloud.com/?list-type=2", "obs:bucket:ListBucket"],
  ["GET https://b.obs.cn-north-4.myhuaweicloud.com/?uploads&prefix=a", "obs:bucket:ListBucketMultipartUploads"],
  ["POST https://b.obs.cn-north-4.myhuaweicloud.com/a?uploads", "obs:object:PutObject"],
  ["POST https://b.obs.cn-north-4.myhuaweicloud.com/a?uploadId=7", "obs:object:PutObject"],
  ["GET https://b.obs.cn-north-4.myhuaweicloud.com/a?uploadId=7&max-parts=2", "obs:object:ListMultipartUploadParts"],
  ["POST https://b.obs.cn-north-4.myhuaweicloud.com/a?append&position=0", "obs:object:PutObject"],
  ["POST https://b.obs.cn-north-4.myhuaweicloud.com/a?restore&versionId=G0", "obs:object:RestoreObject"],
  ["POST https://b.obs.cn-north-4.myhuaweicloud.com/a?name=b&rename", "obs:object:PutObject"],
  ["PUT https://b.obs.cn-north-4.myhuaweicloud.com/a?truncate&length=10", "obs:object:PutObject"],
  ["PUT https://b.obs.cn-north-4.myhuaweicloud.com/?customdomain=www.example.com", "obs:bucket:PutBucketCustomDomainConfiguration"],
  ["DELETE https://b.obs.cn-north-4.myhuaweicloud.com/?inventory&id=1", "obs:bucket:DeleteBucketInventoryConfiguration"],
  ["PUT https://b.obs.cn-north-4.myhuaweicloud.com/?directcoldaccess", "obs:bucket:PutDirectColdAccessConfiguration"],
  ["GET https://b.obs.cn-north-4.myhuaweicloud.com/?storageClass", "obs:bucket:GetBucketStoragePolicy"],
  ["DELETE https://b.obs.cn-north-4.myhuaweicloud.com/?encryption", "obs:bucket:PutEncryptionConfiguration"],
  ["DELETE https://b.obs.cn-north-4.myhuaweicloud.com/?cors", "obs:bucket:PutBucketCORS"],
  ["DELETE https://b.obs.cn-north-4.myhuaweicloud.com/?website", "obs:bucket:DeleteBucketWebsite"],
  ["PUT https://b.obs.cn-north-4.myhuaweicloud.com/?notification", "obs:bucket:PutBucketNotification"],
  ["PUT https://b.obs.cn-north-4.myhuaweicloud.com/a?acl&versionId=G0", "obs:object:PutObjectVersionAcl"],
  ["PUT https://b.obs.cn-north-4.myhuaweicloud.com/a?retention&versionId=G0", "obs:object:PutObjectRetention"],
  ["GET https://b.obs.cn-north-4.myhuaweicloud.com/a?x-image-process=image/resize,w_1", "obs:object:GetObject"],
];

const names: readonly (readonly [query: string, expected: string])[] = [
  ["hcloud ECS BatchStopServers", "ecs:cloudServers:stop"],
  ["hcloud ECS BatchStopServers --project_id=0a --cli-region=cn-north-4 --os-stop.servers.1.id=7", "ecs:cloudServers:stop"],
  ["hcloud ecs BatchStartServers", "ecs:cloudServers:start"],
  ["BatchStopServers", "ecs:cloudServers:stop"],
  ["BatchRebootServers", "ecs:cloudServers:reboot"],
  ["client.batch_stop_servers(request)", "ecs:cloudServers:stop"],
  ["response = client.batchStopServers(request);", "ecs:cloudServers:stop"],
  ["new BatchStopServersRequest()", "ecs:cloudServers:stop"],
  ["ListServersDetails", "ecs:cloudServers:list"],
  ["ECS/NovaListServers", "ecs:servers:list"],
  ["ShowServer", "ecs:cloudServers:showServer | (CloudPond ShowServer) | (SMS ShowServer)"],
  ["client.stopServer(request)", "ecs:servers:stop ecs:cloudServers:stop"],
  ["hcloud SecMaster ListWorkspaces", "(SecMaster ListWorkspaces)"],
  ["KeystoneListUsers", "iam:users:listUsers"],
];

for (const [query, expected] of [...hosts, ...obs, ...names]) test(`look-up: ${query}`, () => assert.equal(answer(query), expected));

test("look-up: object tags, which only the tables of the other edition list, are named by their page", () => {
  const asked = "PUT https://b.obs.cn-north-4.myhuaweicloud.com/a?tagging&versionId=G0";
  const names = ["obs:object:PutObjectTagging", "obs:object:PutObjectVersionTagging"];
  const found = lookUp(asked, real);
  assert.ok(found.kind === "api");
  assert.deepEqual([found.matches, found.named], [[], names]);
  assert.deepEqual(notesOnCall(found, "en"), ["The API Reference of OBS names obs:object:PutObjectTagging, obs:object:PutObjectVersionTagging for this request. The tables of this edition do not list it."]);
  const other = lookUp(asked, realCatalog("otc"));
  assert.ok(other.kind === "api");
  assert.deepEqual(other.matches.map(({ action, together }) => [action.name, ...together]), [names]);
});
