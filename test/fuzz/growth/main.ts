import { kindByName } from "../../../server/src/core/policy/file-names.js";
import { notationOf } from "../../../server/src/core/terraform/file-notation.js";
import { defaultFeatures } from "../../../server/src/features/settings.js";
import { Snapshot } from "../../../server/src/features/snapshot.js";
import { realCatalog } from "../../support/catalog.js";
import { type Shape, shapes } from "./shapes.js";
import { commands, features } from "./work.js";

/** Prints the titles of all shapes, or, for the number of one and the size of its text, the times of all features. */
const [index, largest = 200_000] = process.argv.slice(2).map(Number);
const chosen = index === undefined ? undefined : shapes[index];
const environment = {
  catalog: realCatalog(),
  rules: {},
  language: "en" as const,
  features: { ...defaultFeatures, codeLens: true, inlayHints: { wildcardMatches: true, labels: true } },
};
/** A time in milliseconds that a user can notice. Smaller ones are mostly noise. */
const noticeable = 30;
/** Work that grows like size to this power is repeated, because a collection of garbage can look like growth. */
const suspicious = 1.15;
/** In proportion to the other. */
const part = 1 / 4;

/** The processor time in ms of each feature with a text and with a part of it, by title. */
type Times = Map<string, number>;

if (!chosen) console.log(JSON.stringify(shapes.map(({ title }) => title)));
else void measure(chosen);

async function measure({ make, file }: Shape): Promise<void> {
  const perItem = Math.max(make(200).length - make(100).length, 1) / 100;
  const size = Math.round(largest / perItem);
  const [less, whole] = [make(Math.round(size * part)), make(size)];
  const titles = [...Object.keys(features), ...commands.map(({ title }) => title)];
  // First a small text without measuring, so that the code is compiled.
  await round(make(20), file, titles);
  await round(make(20), file, titles);
  const before = await round(less, file, titles);
  const after = await round(whole, file, titles);
  const exponentOf = (title: string) => Math.log(after.get(title)! / before.get(title)!) / Math.log(1 / part);
  const isSuspicious = (title: string) => after.get(title)! >= noticeable && exponentOf(title) > suspicious;
  for (let again = 0; again < 2; again++) {
    const some = titles.filter(isSuspicious);
    if (some.length === 0) break;
    takeFaster(before, await round(less, file, some));
    takeFaster(after, await round(whole, file, some));
  }
  const found = titles.map((title) => ({ title, ms: after.get(title)!, exponent: exponentOf(title) }));
  console.log(JSON.stringify({ length: whole.length, found: found.filter(({ ms }) => ms >= noticeable) }));
}

function takeFaster(known: Times, again: Times): void {
  for (const [title, ms] of again) known.set(title, Math.min(ms, known.get(title)!));
}

/** What comes first in a new snapshot pays for what later features use again, so `diagnostics` always does. */
async function round(text: string, file: string, titles: readonly string[]): Promise<Times> {
  const found: Times = new Map();
  const wants = (title: string) => titles.includes(title);
  const uri = `file:///w/${file}`;
  const snapshot = new Snapshot(uri, 1, text, environment, notationOf(uri), kindByName(uri));
  for (const [title, work] of Object.entries(features)) {
    if (wants(title)) found.set(title, await timeOf(() => work(snapshot), title));
    else if (title === "diagnostics") work(snapshot);
  }
  for (const { title, work } of commands)
    if (wants(title)) found.set(title, await timeOf(() => work(file, text), title));
  return found;
}

/** Processor time in milliseconds. */
async function timeOf(work: () => unknown, title: string): Promise<number> {
  const before = process.cpuUsage();
  try {
    await work();
  } catch (error) {
    console.error(`${title} throws ${String(error)}`);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
