import assert from "node:assert/strict";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { golden, huaweiIam, runHere, withTree } from "./support.js";

const files = {
  "infra/main.tf": `terraform {
  backend "s3" {}
}

provider "huaweicloud" {
  region = "cn-north-4"
}

module "net" {
  source = "../modules/net"
}

module "registry" {
  source = "terraform-huaweicloud-modules/vpc/huaweicloud"
}

resource "huaweicloud_compute_instance" "web" {
  count = 2
}

resource "huaweicloud_no_such_type" "x" {}
resource "hcs_vpc" "stack" {}
resource "aws_s3_bucket" "logs" {}
`,
  "infra/storage.tf.json": '{ "data": { "huaweicloud_obs_buckets": { "all": {} } } }',
  "infra/.terraform/modules/x/main.tf": 'resource "huaweicloud_kms_key" "no" {}',
  "modules/net/main.tf": `resource "huaweicloud_vpc" "main" {
  for_each = var.networks
}
`,
};

interface Report {
  readonly phase: string | null;
  readonly policies: readonly { readonly scope: string; readonly policy: object }[];
  readonly actions: readonly {
    readonly action: string;
    readonly startUp: readonly string[];
    readonly because: readonly {
      readonly address: string;
      readonly file: string;
      readonly line: number;
      readonly calls: readonly string[];
    }[];
  }[];
  readonly resources: readonly {
    readonly address: string;
    readonly state: string;
    readonly missing: readonly { readonly call: string; readonly isPhaseUnstated?: true }[];
  }[];
  readonly modules: readonly { readonly why: string }[];
}

test("needs: a folder of Terraform, in both languages", async () => {
  await withTree(files, async (cwd) => {
    for (const lang of ["en", "zh"]) {
      const { code, out, err } = await runHere(["needs", "infra", "--lang", lang], { cwd });
      assert.equal(code, 1, "some calls are not known");
      golden(`needs-terraform.${lang}.txt`, `${err}--- standard output\n${out}`);
    }
  });
});

test("needs: each action of a configuration has its resources with file and line", async () => {
  await withTree(files, async (cwd) => {
    const report = JSON.parse((await runHere(["needs", "infra", "--format", "json"], { cwd })).out) as Report;
    const because = (name: string) => report.actions.find(({ action }) => action === name);
    assert.deepEqual(because("vpc:vpcs:create")?.because, [
      {
        address: "module.net.huaweicloud_vpc.main",
        file: "modules/net/main.tf",
        line: 1,
        calls: ["POST /v1/{project_id}/vpcs"],
      },
    ]);
    assert.deepEqual(because("iam:projects:listProjects")?.startUp, ["GET /v3/projects"]);
    assert.deepEqual(
      report.policies.map(({ scope }) => scope),
      ["project", "global", "obs"],
    );
    assert.deepEqual(
      report.resources.map(({ address, state }) => `${address} ${state}`),
      [
        "huaweicloud_compute_instance.web partial",
        "huaweicloud_no_such_type.x unlisted",
        "data.huaweicloud_obs_buckets.all complete",
        "module.net.huaweicloud_vpc.main partial",
      ],
    );
    assert.deepEqual(
      report.modules.map(({ why }) => why),
      ["elsewhere"],
    );
  });
});

test("needs: a phase has only its calls; what a plan needs changes nothing", async () => {
  await withTree(files, async (cwd) => {
    const actions = async (...args: readonly string[]) => {
      const { out } = await runHere(["needs", "infra", "--scope", "project", ...args], { cwd });
      return [...out.matchAll(/"(\w+:\w+:\w+)"/g)].map(([, name]) => name!);
    };
    const plan = await actions("--phase", "plan");
    assert.deepEqual(plan, [
      "ecs:cloudServers:get",
      "ecs:cloudServers:showServer",
      "ecs:cloudServers:showServerBlockDevice",
      "evs:volumes:get",
      "ims:images:list",
      "vpc:ports:get",
      "vpc:securityGroups:get",
      "vpc:subnets:get",
      "vpc:vpcs:get",
      "vpc:vpcTags:get",
    ]);
    const apply = await actions("--phase", "apply");
    const destroy = await actions("--phase", "destroy");
    const all = await actions();
    assert.ok(apply.includes("vpc:vpcs:create") && !destroy.includes("vpc:vpcs:create"));
    assert.ok(
      destroy.includes("vpc:vpcs:delete") && plan.every((name) => apply.includes(name) && destroy.includes(name)),
    );
    assert.deepEqual([...new Set([...plan, ...apply, ...destroy])].sort(), [...all].sort());
  });
});

test("needs: the policy of a configuration is a file that IAM accepts and lint finds clean", async () => {
  await withTree(files, async (cwd) => {
    const { out } = await huaweiIam(["needs", "infra", "--with-dependencies", "--scope", "project"], { cwd });
    await withTree({ "policy.json": out }, async (folder) => {
      const { code, out: report } = await huaweiIam(["lint", "policy.json"], { cwd: folder });
      assert.equal(code, 0, report);
    });
  });
});

test("needs: settings of the provider decide its calls at the start", async () => {
  const startUp = async (provider: string) => {
    let calls: readonly string[] = [];
    await withTree({ "main.tf": `${provider}\ndata "huaweicloud_vpcs" "all" {}\n` }, async (cwd) => {
      const { out } = await runHere(["needs", ".", "--format", "json"], { cwd });
      calls = (JSON.parse(out) as { startUp: { call: string }[] }).startUp.map(({ call }) => call);
    });
    return calls;
  };
  const [projects, domains, catalog, keys] = [
    "GET /v3/projects",
    "GET /v3/auth/domains",
    "GET /v3/auth/catalog",
    "POST /v3.0/OS-CREDENTIAL/securitytokens",
  ];
  assert.deepEqual(await startUp(""), [projects, domains, catalog]);
  assert.deepEqual(
    await startUp('provider "huaweicloud" {\n project_id = var.id\n domain_id = "x"\n security_token = "y"\n}'),
    [],
  );
  assert.deepEqual(await startUp('provider "huaweicloud" {\n assume_role {\n agency_name = "a"\n }\n}'), [
    projects,
    domains,
    catalog,
    keys,
  ]);
  assert.deepEqual(
    await startUp('provider "huaweicloud" {\n project_id = "a"\n}\nprovider "huaweicloud" {\n alias = "b"\n}'),
    [projects, domains, catalog],
  );
});

test("needs: wrong names, empty folders, binary files and other wrong usage have a message and exit code 2", async () => {
  const tree = {
    ...files,
    "empty/readme.txt": "",
    "binary.tf": new Uint8Array([0x7f, 0x45, 0, 0xff, 1]),
    "calls.log": "GET /v1/x\n",
  };
  await withTree(tree, async (cwd) => {
    for (const [args, message] of [
      [["empty"], /empty has no Terraform files \(\.tf, \.tofu, \.tf\.json, \.tofu\.json\)/],
      [["modules"], /modules has no Terraform files itself.*subfolders: modules\/net$/m],
      [["gone.tf"], /gone\.tf: cannot be read: there is no such file/],
      [["binary.tf"], /binary\.tf: a binary file and not a text/],
      [["infra", "calls.log"], /either one log or Terraform folders and files/],
      [["infra", "--phase", "refresh"], /--phase is one of plan, apply, destroy/],
      [["calls.log", "--phase", "plan"], /--phase is for Terraform folders and files/],
    ] as const) {
      const { code, out, err } = await runHere(["needs", ...args], { cwd });
      assert.deepEqual([code, out], [2, ""], err);
      assert.match(err, message);
    }
  });
});

test("needs: a file that cannot be read is named, the rest counts, and the exit code is 2", async () => {
  await withTree(
    { "main.tf": 'resource "huaweicloud_vpc" "a" {}\n', "binary.tf": new Uint8Array([0x7f, 0x45, 0, 0xff, 1]) },
    async (cwd) => {
      const { code, out, err } = await runHere(["needs", "."], { cwd });
      assert.equal(code, 2);
      assert.match(out, /vpc:vpcs:create/);
      assert.match(err, /binary\.tf: a binary file/);
    },
  );
});

test("needs: a folder without resources of the provider needs nothing, and syntax errors are not a clean run", async () => {
  await withTree({ "main.tf": 'resource "null_resource" "a" {}\n', "b/main.tf": "resource {" }, async (cwd) => {
    const { code, out, err } = await runHere(["needs", "."], { cwd });
    assert.deepEqual([code, out], [0, ""], err);
    assert.match(err, /no resource or data source of the provider huaweicloud.*\n\nThere is no action to allow/);
    const broken = await runHere(["needs", "b"], { cwd });
    assert.equal(broken.code, 1);
    assert.match(broken.err, /b\/main\.tf has syntax errors/);
  });
});

test("needs: actions of an unstated phase are marked, and the start of the provider says why it is not complete", async () => {
  await withTree({ "main.tf": 'resource "huaweicloud_vpc" "a" {}\n', "b/main.tf": 'data "huaweicloud_vpcs" "a" {}\n', "c.tfvars": "a = 1\n" }, async (cwd) => {
    const { err } = await runHere(["needs", ".", "--phase", "destroy"], { cwd });
    const { out } = await runHere(["needs", ".", "--phase", "destroy", "--format", "json"], { cwd });
    const { actions } = JSON.parse(out) as { actions: { action: string; isPhaseUnstated?: true }[] };
    assert.ok(actions.some((one) => one.isPhaseUnstated) && actions.some((one) => !one.isPhaseUnstated));
    for (const { action, isPhaseUnstated = false } of actions)
      assert.equal(new RegExp(`- ${action} because of .*; the phase is not stated$`, "m").test(err), isPhaseUnstated, action);
    const data = await runHere(["needs", "b"], { cwd });
    assert.equal(data.code, 1);
    assert.match(data.err, /GET \/v3\/auth\/domains.*: no published action, so the answer is not complete/);
    const set = 'provider "huaweicloud" {\n  domain_id = "a"\n  security_token = "b"\n}\n';
    await withTree({ "main.tf": `${set}data "huaweicloud_vpcs" "a" {}\n` }, async (folder) => {
      assert.equal((await runHere(["needs", "."], { cwd: folder })).code, 0);
    });
    const none = await runHere(["needs", resolve(cwd, "none")], { cwd });
    assert.match(none.err, /none: cannot be read: there is no such file/);
    assert.match((await runHere(["needs", "c.tfvars"], { cwd })).err, /looks like Terraform/);
  });
});

test("needs: a folder without Terraform files is named as it was typed", async () => {
  await withTree({ "a/readme.txt": "" }, async (cwd) => {
    const { err } = await runHere(["needs", join(cwd, "a")], { cwd: join(cwd, "a") });
    assert.ok(err.includes(`${join(cwd, "a")} has no Terraform files`), err);
  });
});
