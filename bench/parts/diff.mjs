// Two folders of many policies: the cost of comparing them, compared with checking one of them.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { knownNames } from "../support/texts.mjs";

const count = 2000;
const rounds = 3;
const statements = 3;
const actions = 15;

/** Measures the built command line with two thousand policies on each side, of which every fiftieth was changed. */
export async function measureDiff() {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    for (const side of ["old", "new"]) {
      mkdirSync(join(folder, side));
      for (let index = 0; index < count; index++)
        writeFileSync(join(folder, side, `${index}.json`), policyWithLimits(index, side === "new" && index % 50 === 0));
    }
    const run = (...args) => timed(() => {
      const { status, stderr } = spawnSync(process.execPath, [resolve("dist/cli.js"), ...args], { cwd: folder, maxBuffer: 2 ** 30 });
      if (status === 2 || status === null) throw new Error(String(stderr));
    });
    run("lint", "old");
    const [lint, diff, same] = [["lint", "old"], ["diff", "old", "new"], ["diff", "old", "old"]].map((args) =>
      Math.min(...Array.from({ length: rounds }, () => run(...args))));
    console.log(`
| ${count.toLocaleString("en")} policies with ${statements} statements of ${actions} actions | milliseconds | over lint |
|---|--:|--:|
| lint of one folder | ${lint.toFixed(0)} | 1.0 x |
| diff of two folders, every fiftieth policy changed | ${diff.toFixed(0)} | ${(diff / lint).toFixed(1)} x |
| diff of a folder with itself | ${same.toFixed(0)} | ${(same / lint).toFixed(1)} x |`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A policy with resources, conditions, wildcards and Denies, always the same for an index. */
function policyWithLimits(index, isChanged) {
  let seed = index + 1;
  const next = (limit) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * limit);
  };
  const name = () => knownNames[next(knownNames.length)];
  const one = () => (next(10) === 0 ? `${name().split(":")[0]}:*:get*` : name());
  const all = Array.from({ length: statements }, () => ({
    Effect: next(8) === 0 ? "Deny" : "Allow",
    Action: [...new Set(Array.from({ length: actions }, one))],
    ...(next(3) === 0 ? { Resource: [`obs:*:*:object:bucket${index}/*`] } : {}),
    ...(next(4) === 0 ? { Condition: { StringEquals: { "g:UserName": [`user${next(50)}`] } } } : {}),
  }));
  if (isChanged) all[0].Action.push(name());
  return JSON.stringify({ Version: "1.1", Statement: all }, undefined, 2);
}

function timed(work) {
  const started = performance.now();
  work();
  return performance.now() - started;
}
