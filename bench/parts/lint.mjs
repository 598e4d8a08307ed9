// The command line over many policies, compared with a script that only reads and parses them, and with Biome.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { project } from "../support/packages.mjs";
import { runNode, runProgram } from "../support/programs.mjs";
import { compare, state } from "../support/report.mjs";
import { typicalPolicy } from "../support/texts.mjs";
import { median } from "../support/turns.mjs";

const script = `
  const { readdirSync, readFileSync } = require("node:fs");
  const names = readdirSync(".", { recursive: true }).filter((name) => name.endsWith(".json"));
  for (const name of names) JSON.parse(readFileSync(name, "utf8"));
  console.log(names.length, "files");`;

export async function measureLint({ peers, isQuick }) {
  const count = isQuick ? 400 : 2000;
  const folder = mkdtempSync(join(tmpdir(), "bench-lint-"));
  try {
    writePolicies(folder, count);
    const runs = {
      ours: () => runNode([join(project, "dist/cli.js"), "lint", "."], folder),
      script: () => runNode(["-e", script], folder),
      ...(peers ? { biome: () => runProgram(peers.biome, ["lint", "."], folder) } : {}),
    };
    const expected = {
      ours: /'ecs:servers:gett' is not a documented action/,
      script: new RegExp(`^${count} files`),
      biome: new RegExp(`Checked ${count} files`),
    };
    const taken = Object.fromEntries(Object.keys(runs).map((name) => [name, { all: [], wrong: 0 }]));
    for (let round = -1; round < 5; round++) {
      for (const [name, run] of Object.entries(runs)) {
        const result = await run();
        if (round < 0) continue;
        if (expected[name].test(result.output)) taken[name].all.push(result);
        else taken[name].wrong++;
      }
    }
    const middle = (name, key) => median(taken[name].all.map((one) => one[key]));
    const both = (name) => ({ wall: middle(name, "wall"), cpu: middle(name, "cpu"), wrong: taken[name].wrong });
    const what = `lint of ${count.toLocaleString("en")} policies`;
    compare(what, "read + JSON.parse", both("ours"), both("script"));
    if (peers) compare(what, "Biome", both("ours"), both("biome"));
    state(what, "MB", middle("ours", "memory"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Policies of 1 to 6 KB in folders of fifty. */
function writePolicies(folder, count) {
  for (let index = 0; index < count; index++) {
    const place = join(folder, String(Math.floor(index / 50)));
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, `${index}.json`), typicalPolicy(1024 + ((index * 997) % 5120), index));
  }
}
