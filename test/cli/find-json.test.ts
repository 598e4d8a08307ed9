import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { golden, runHere } from "./support.js";

const id = "0970dd7a1300f5672ff2c003c60ae115";

/** Each kind of answer once, with every optional property in one of them. */
const queries: Readonly<Record<string, { readonly args?: readonly string[]; readonly input?: string }>> = {
  action: { args: ["ecs:servers:stop"] },
  "older-name": { args: ["ecs:cloudServers:get"] },
  misprint: { args: ["vpc:ports:creare"] },
  conditional: { args: ["ecs:cloudServers:resize"] },
  "dependency-only": { args: ["cce:*:*"] },
  named: { args: ["Policy doesn't allow ecs:servers:stop to be performed."] },
  api: { args: [`DELETE https://evs.cn-north-4.myhuaweicloud.com/v2/${id}/volumes/v`] },
  body: { args: [`POST /v2.1/${id}/servers/s/action {"os-stop": {}}`] },
  "unknown-host": { args: [`GET https://cloud.example.com/v1/${id}/vpcs`] },
  "other-method": { args: [`PATCH /v1/${id}/cloudservers/s/resize`] },
  elsewhere: { args: [`GET https://secmaster.cn-north-4.myhuaweicloud.com/v1/${id}/workspaces`] },
  obs: { args: ["PUT https://b.obs.cn-north-4.myhuaweicloud.com/a?tagging"] },
  operation: { args: ["hcloud", "ECS", "BatchStopServers"] },
  "same-path": { args: [`GET /v3/${id}/instances`] },
  calls: { args: [`GET /v1/${id}/vpcs POST /v1/${id}/vpcs`] },
  pipe: { input: `GET /v1/${id}/vpcs\nhttps://ecs.cn-north-4.myhuaweicloud.com/v1/${id}/cloudservers/s\nGET https://www.example.com/${id}\nGET /v3/${id}/vpc/vpcs/v\n` },
  cut: { input: `{"log":{"entries":[{"request":{"method":"GET","url":"https://vpc.cn-north-4.myhuaweicloud.com/v1/${id}/vpcs"}},{"requ` },
  nothing: { args: ["ecs:servers:stpo"] },
  synonyms: { args: ["重启虚机"] },
  "guide-only": { args: ["kms:cmk:encrypt"] },
};

const answers = new Map<string, unknown>();
for (const [name, { args = [], input }] of Object.entries(queries)) {
  test(`find: JSON of ${name}, on the real catalog`, async () => {
    const english = (await runHere(["find", "--format", "json", "--lang", "en", ...args], input === undefined ? {} : { input })).out;
    answers.set(name, JSON.parse(english));
    if (name !== "dependency-only") golden(`find/${name}.json`, english);
    const chinese = (await runHere(["find", "--format", "json", "--lang", "zh", ...args], input === undefined ? {} : { input })).out;
    assert.deepEqual(withoutTexts(JSON.parse(chinese)), withoutTexts(JSON.parse(english)), "only sentences depend on the language");
  });
}

test("find: docs/cli.md describes each property of the JSON in both languages, and no other", () => {
  const [english = "", chinese = ""] = readFileSync("docs/cli.md", "utf8").split("\n# 命令行\n");
  const found = keysOf([...answers.values()]);
  for (const page of [english.slice(english.indexOf("### JSON"), english.indexOf("## rules")), chinese.slice(chinese.indexOf("### JSON"), chinese.indexOf("## rules"))]) {
    const named = new Set([...page.matchAll(/`(\w+)\??`/g)].map(([, name]) => name!));
    for (const key of found) assert.ok(named.has(key), `${key} is not described`);
    const properties = [...page.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`(\w+)\??`/g)].map(([, name]) => name!));
    for (const name of properties) assert.ok(found.has(name), `${name} is in no answer`);
  }
});

/** The names of all properties. */
function keysOf(value: unknown): Set<string> {
  if (Array.isArray(value)) return new Set(value.flatMap((one) => [...keysOf(one)]));
  if (typeof value !== "object" || value === null) return new Set();
  return new Set(Object.entries(value).flatMap(([key, one]) => [key, ...keysOf(one)]));
}

function withoutTexts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutTexts);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !["remarks", "notes", "cases", "label"].includes(key)).map(([key, one]) => [key, withoutTexts(one)]));
}
