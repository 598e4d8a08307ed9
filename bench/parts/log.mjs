import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const sizeBytes = 200 * 1024 * 1024;
const rounds = 3;

/** `huawei-iam needs` on a large log of Terraform, against a script that reads it line by line. */
export function measureLog() {
  const folder = mkdtempSync(join(tmpdir(), "bench-log-"));
  try {
    const log = join(folder, "terraform.log");
    const requests = writeLog(log);
    const runs = Array.from({ length: rounds }, () => ({
      lines: usageOf(folder, ["bench/support/lines.mjs", log]),
      needs: usageOf(folder, ["dist/cli.js", "needs", log]),
    }));
    const median = (name, what) => runs.map((run) => run[name][what]).sort((a, b) => a - b)[Math.floor(rounds / 2)];
    const [lines, needs] = [median("lines", "cpu"), median("needs", "cpu")];
    console.log(`
A log of Terraform (TF_LOG=DEBUG) of ${sizeBytes / 1024 / 1024} MB with ${requests} requests; CPU time and largest memory of a whole process.

| what | CPU time | memory | ratio |
|---|--:|--:|--:|
| script that reads it line by line | ${Math.round(lines)} ms | ${Math.round(median("lines", "memory"))} MB | 1 |
| huawei-iam needs | ${Math.round(needs)} ms | ${Math.round(median("needs", "memory"))} MB | ${(needs / lines).toFixed(1)} |`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function usageOf(folder, args) {
  const file = join(folder, "usage.json");
  const preload = `--import ${pathToFileURL(resolve("bench/support/usage.mjs")).href}`;
  const { error } = spawnSync(process.execPath, args, { env: { ...process.env, USAGE: file, NODE_OPTIONS: preload }, stdio: "ignore" });
  if (error) throw error;
  return JSON.parse(readFileSync(file, "utf8"));
}

const paths = [
  ["GET", "ecs", "/v1/{project}/cloudservers/{id}"],
  ["POST", "vpc", "/v1/{project}/vpcs"],
  ["GET", "vpc", "/v1/{project}/vpcs/{id}"],
  ["GET", "iam", "/v3/projects?name=cn-north-4"],
  ["POST", "ecs", "/v2.1/{project}/servers/{id}/action"],
  ["GET", "rds", "/v3/{project}/instances?id={id}"],
  ["DELETE", "vpc", "/v1/{project}/subnets/{id}"],
  ["GET", "evs", "/v2/{project}/cloudvolumes/{id}"],
];

/** Writes requests with headers and long responses, as the provider logs them; returns their number. */
function writeLog(path) {
  const file = openSync(path, "w");
  let written = 0;
  let number = 0;
  let waiting = "";
  while (written < sizeBytes) {
    waiting += request(++number);
    if (waiting.length < 1024 * 1024) continue;
    written += writeSync(file, waiting);
    waiting = "";
  }
  closeSync(file);
  return number;
}

function request(number) {
  const [method, service, template] = paths[number % paths.length];
  const id = (seed) => (BigInt(number * 7919 + seed) ** 9n).toString(16).padStart(32, "0").slice(-32);
  const host = `${service}.cn-north-4.myhuaweicloud.com`;
  const path = template.replace("{project}", id(1)).replace("{id}", id(2));
  const line = (text) => `2026-11-29T10:00:00.000+0800 [DEBUG] provider.terraform-provider-huaweicloud: 2026/11/29 10:00:00 [DEBUG] [1764-${number}] API ${text}\n`;
  const fields = Array.from({ length: 20 }, (_, index) => `    "name${index}": "value ${id(index)}",\n    "links": [\n      {"href": "https://x.example.com/v1/${id(3)}", "rel": "self"}\n    ],\n`);
  return [
    line(`Request URL: ${method} https://${host}${path}`),
    line("Request Headers:"),
    `Accept: application/json\nAuthorization: ***\nContent-Type: application/json\nHost: ${host}\nUser-Agent: terraform-provider-iac\n`,
    method === "POST" ? line('Request Body: {\n  "os-stop": {}\n}') : "",
    line("Response Code: 200"),
    line("Response Headers:"),
    `Content-Type: application/json\nServer: api-gateway\nX-Request-Id: ${id(4)}\n`,
    line("Response Body: {"),
    ...fields,
    "  }\n",
    '2026-11-29T10:00:01.123+0800 [TRACE] vertex "huaweicloud_vpc.main": visit complete\n',
  ].join("");
}
