import assert from "node:assert/strict";
import { test } from "node:test";
import type { Configuration } from "../../../../server/src/core/needs/terraform/configuration.js";
import { joinFolder, loadConfiguration } from "../../../../server/src/core/needs/terraform/load.js";
import { groupBy } from "../../../../server/src/core/text/group-by.js";
import { isConfigurationName } from "../../../../server/src/core/needs/terraform/read-file.js";

/** Reads files given by path; the root is the folder ".". */
function load(files: Readonly<Record<string, string>>, root = "."): Configuration {
  const byFolder = groupBy(Object.entries(files).map(([path, text]) => ({ path, text })), ({ path }) => joinFolder(path, ".."));
  const reading = loadConfiguration(byFolder.get(root) ?? []);
  let step = reading.next();
  while (step.done !== true) step = reading.next(byFolder.get(step.value) ?? []);
  return step.value;
}

const shown = ({ blocks }: Configuration) => blocks.map(({ address, place: { file, line } }) => `${address} ${file}:${String(line)}`);

test("configuration: blocks with their addresses and places; other blocks are not read", () => {
  const main = `
variable "huaweicloud_vpc" {}
resource "huaweicloud_vpc" "main" { # a comment
  count = 3
  dynamic "routes" {
    for_each = []
    content { resource = "x" }
  }
}
data huaweicloud_vpcs all {}
check "health" {
  data "huaweicloud_vpc" "one" {}
}
ephemeral "huaweicloud_x" "secret" {}
locals { text = <<EOT
resource "huaweicloud_evs_volume" "no" {}
EOT
}
`;
  assert.deepEqual(shown(load({ "main.tf": main })), [
    "huaweicloud_vpc.main main.tf:3",
    "data.huaweicloud_vpcs.all main.tf:10",
    "data.huaweicloud_vpc.one main.tf:12",
    "ephemeral.huaweicloud_x.secret main.tf:14",
  ]);
});

test("configuration: a block of an override file is part of another one", () => {
  const vpc = (name: string) => `resource "huaweicloud_vpc" "${name}" {}\n`;
  const files = {
    "main.tf": vpc("a"),
    "main_override.tf": vpc("a") + vpc("b"),
    "override.tf": vpc("a"),
    "net/net.tf": vpc("a"),
    "call.tf": 'module "net" { source = "./net" }\n',
  };
  assert.deepEqual(shown(load(files)).sort(), [
    "huaweicloud_vpc.a main.tf:1", "huaweicloud_vpc.b main_override.tf:2", "module.net.huaweicloud_vpc.a net/net.tf:1",
  ]);
});

test("configuration: modules in folders are followed, each folder once, also in a circle", () => {
  const files = {
    "env/main.tf": 'module "a" { source = "../modules/a" }\nmodule "again" { source = "../modules/a/." }\n',
    "modules/a/a.tf": 'resource "huaweicloud_vpc" "a" {}\nmodule "b" {\n  source = "./b"\n}\n',
    "modules/a/b/b.tf": 'resource "huaweicloud_vpc" "b" {}\nmodule "up" { source = "../" }\nmodule "root" { source = "../../../env" }\n',
  };
  const configuration = load(files, "env");
  assert.deepEqual(shown(configuration), [
    "module.a.huaweicloud_vpc.a modules/a/a.tf:1",
    "module.a.module.b.huaweicloud_vpc.b modules/a/b/b.tf:1",
  ]);
  // Terraform rejects both calls that lead back; the second call of the same module is none of them.
  assert.deepEqual(configuration.unfollowed.map(({ address, why }) => `${address} ${why}`), ["module.a.module.b.module.up circle", "module.a.module.b.module.root circle"]);
});

test("configuration: what is removed is read and deleted, what is imported is read, in both notations", () => {
  const main = `
resource "huaweicloud_vpc" "kept" {}
removed {
  from = huaweicloud_smn_topic.old
  lifecycle { destroy = true }
}
removed {
  from = module.net.huaweicloud_vpc.gone
}
removed {
  from = huaweicloud_vpc.left
  lifecycle {
    destroy = false
  }
}
removed { from = module.whole }
import {
  to = huaweicloud_vpc.found["a"]
  id = "x"
}
import {
  to = huaweicloud_vpc.kept
  id = "y"
}
moved {
  from = huaweicloud_vpc.a
  to   = huaweicloud_vpc.kept
}
`;
  const json = `{ "removed": [{ "from": "huaweicloud_dns_zone.old" }, { "from": "huaweicloud_dns_zone.left", "lifecycle": { "destroy": false } }],
  "import": { "to": "huaweicloud_dns_zone.found[0]", "id": "z" } }`;
  const configuration = load({ "main.tf": main, "more.tf.json": json });
  assert.deepEqual(configuration.blocks.map(({ address, functions = "all" }) => `${address} ${functions}`), [
    "huaweicloud_vpc.kept all",
    "huaweicloud_smn_topic.old rd",
    "module.net.huaweicloud_vpc.gone rd",
    "huaweicloud_vpc.left r",
    "huaweicloud_vpc.found r",
    "huaweicloud_dns_zone.old rd",
    "huaweicloud_dns_zone.left r",
    "huaweicloud_dns_zone.found r",
  ]);
  assert.deepEqual(configuration.unfollowed.map(({ address, why }) => `${address} ${why}`), ["module.whole removed"]);
});

test("configuration: modules from elsewhere, absent folders and unknown sources are named", () => {
  const main = `module "registry" { source = "terraform-huaweicloud-modules/vpc/huaweicloud" }
module "git" { source = "git::https://example.com/vpc.git" }
module "absolute" { source = "/opt/modules/vpc" }
module "gone" { source = "./gone" }
module "computed" { source = "./\${var.name}" }
module "none" {}
`;
  const { unfollowed } = load({ "main.tf": main });
  assert.deepEqual(
    unfollowed.map(({ address, why, place: { line } }) => [address, why, line]),
    [
      ["module.registry", "elsewhere", 1], ["module.git", "elsewhere", 2], ["module.absolute", "elsewhere", 3],
      ["module.gone", "absent", 4], ["module.computed", "unknown", 5], ["module.none", "unknown", 6],
    ],
  );
});

test("configuration: JSON is read, too", () => {
  const text = `{
  "terraform": { "backend": { "s3": {} } },
  "provider": { "huaweicloud": [{ "project_id": "x" }, { "alias": "b", "assume_role": {} }] },
  "module": { "net": { "source": "./net" } },
  "resource": [
    { "huaweicloud_vpc": {
      "main": {} } }
  ],
  "data": { "huaweicloud_vpcs": { "all": [{}] } }
}`;
  const configuration = load({ "main.tf.json": text, "net/net.tofu": 'resource "huaweicloud_eip" "e" {}' });
  assert.deepEqual(shown(configuration), ["huaweicloud_vpc.main main.tf.json:7", "data.huaweicloud_vpcs.all main.tf.json:9", "module.net.huaweicloud_eip.e net/net.tofu:1"]);
  assert.deepEqual(configuration.providers.map(({ names }) => [...names]), [["project_id"], ["alias", "assume_role"]]);
  assert.deepEqual(configuration.backends, ["s3"]);
});

test("configuration: of broken text the readable part is read, and the file is named", () => {
  const files = {
    "a.tf": 'resource "huaweicloud_vpc" "a" {\n  name = "x\n}\nresource "huaweicloud_eip" "b" {}\n',
    "b.tf": 'resource "huaweicloud_evs_volume" "v" {}\n',
    "c.tf.json": '{ "resource": { "huaweicloud_vpc": { "c": {} ',
  };
  const configuration = load(files);
  assert.deepEqual(configuration.broken, ["a.tf", "c.tf.json"]);
  const addresses = configuration.blocks.map(({ address }) => address);
  for (const address of ["huaweicloud_vpc.a", "huaweicloud_evs_volume.v", "huaweicloud_vpc.c"]) assert.ok(addresses.includes(address), address);
});

test("configuration: a long chain of modules and hostile text end", () => {
  const chain = Object.fromEntries(Array.from({ length: 500 }, (_, at) => [
    `m${String(at)}/main.tf`,
    `module "next" { source = "../m${String(at + 1)}" }\nmodule "back" { source = "../m${String(Math.max(at - 1, 0))}" }\nresource "huaweicloud_vpc" "v" {}`,
  ]));
  assert.equal((load(chain, "m0")).blocks.length, 500);
  for (const text of ["{".repeat(5000), 'resource "'.repeat(3000), "\ufeff", "\u0000\u0001", 'module "a" { source = "./." }'])
    load({ "main.tf": text, "x.tf.json": text });
});

test("configuration: names of files that Terraform reads", () => {
  for (const name of ["main.tf", "a/b.tofu", "x.tf.json", "y.tofu.json", "A.TF"]) assert.ok(isConfigurationName(name), name);
  for (const name of ["main.tf~", ".main.tf", "#main.tf#", "a.tfvars", "a.tftest.hcl", "terraform.tfstate", "a.json", ".terraform.lock.hcl"])
    assert.ok(!isConfigurationName(name), name);
});
