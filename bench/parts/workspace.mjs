// A workspace of many files: the cost of a check compared with reading the files, and the response time of other
// requests meanwhile.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { startClient } from "../support/client.mjs";
import { compare, state } from "../support/report.mjs";
import { independentNames, otherOf, typicalPolicy } from "../support/texts.mjs";
import { median, timed } from "../support/turns.mjs";

const count = 10_000;
const policyEvery = 20;
const rounds = 3;

/** Measures the built server in a folder of ten thousand JSON files, every twentieth of them a policy. */
export async function measureWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const client = await startClient("dist/server.js", { folder: pathToFileURL(folder).href });
  try {
    const other = otherOf(6000);
    for (let index = 0; index < count; index++) {
      const place = join(folder, String(index % 100));
      mkdirSync(place, { recursive: true });
      writeFileSync(join(place, `${index}.json`), index % policyEvery === 0 ? typicalPolicy(1024, index) : other);
    }
    const text = typicalPolicy(1024);
    const line = text.split("\n").findIndex((row) => independentNames.some((name) => row.includes(`"${name}"`)));
    const { uri } = await client.opened(text);
    const hover = async () =>
      (await timed(() => client.ask("textDocument/hover", uri, { line, character: 12 }))).milliseconds;
    const alone = median([await hover(), await hover(), await hover()]);
    const bare = [];
    const checks = [];
    let slowest = 0;
    for (let round = 0; round < rounds; round++) {
      bare.push(measured(() => readAll(folder)));
      const before = (await client.usage()).cpu;
      let isDone = false;
      const check = timed(() =>
        client.request("workspace/executeCommand", { command: "huaweiIam.checkWorkspace" }),
      ).finally(() => (isDone = true));
      if (round === rounds - 1) while (!isDone) slowest = Math.max(slowest, await hover());
      const { milliseconds } = await check;
      if (round < rounds - 1) checks.push({ wall: milliseconds, cpu: (await client.usage()).cpu - before });
    }
    const middle = (all) => ({ wall: median(all.map(({ wall }) => wall)), cpu: median(all.map(({ cpu }) => cpu)) });
    const what = `check of ${count.toLocaleString("en")} files, ${count / policyEvery} policies`;
    compare(what, "read + JSON.parse", middle(checks), middle(bare));
    const references = await timed(() =>
      client.ask("textDocument/references", uri, { line, character: 12 }, { context: { includeDeclaration: true } }),
    );
    compare(
      "references of an action, each file read",
      "read + JSON.parse",
      { wall: references.milliseconds },
      middle(bare),
    );
    compare("slowest hover during the check", "hover alone", { wall: slowest }, { wall: alone });
    state(what, "MB", (await client.usage()).memory);
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readAll(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((one) => one.endsWith(".json"));
  for (const name of names) JSON.parse(readFileSync(join(folder, name), "utf8"));
}

function measured(work) {
  const before = process.cpuUsage();
  const started = performance.now();
  work();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - started, cpu: (user + system) / 1000 };
}
