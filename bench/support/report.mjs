// The table of a run: each measurement as a ratio, beside its targets.
import { median } from "./turns.mjs";

/**
 * The targets: `most` or `least` is the limit, `stretch` the one that would be better still. A key is what is measured
 * and what it is compared with.
 */
const targets = {
  "keystroke → diagnostics, 6 KB / echo": { most: 3, stretch: 2.2 },
  "keystroke → diagnostics, 6 KB / json-ls": { least: 6, stretch: 12 },
  "keystroke → diagnostics, 1 MB / json-ls": { least: 10, stretch: 40 },
  "completion, 6 KB / echo": { most: 2.2, stretch: 1.5 },
  "completion, 6 KB / json-ls": { least: 15 },
  "completion, 6 KB / KB": { most: 12 },
  "completion in an empty string, 6 KB / echo": { most: 3 },
  "completion in an empty string, 6 KB / KB": { most: 30 },
  "keystroke → completion, 6 KB / echo": { most: 2.5, stretch: 1.7 },
  "keystroke → completion, 1 MB / echo": { most: 8, stretch: 4 },
  "hover, 6 KB / echo": { most: 1.4, stretch: 1.2 },
  "hover, 1 MB / echo": { most: 1.6, stretch: 1.2 },
  "code actions, 6 KB / echo": { most: 2, stretch: 1.2 },
  "code actions, 1 MB / echo": { most: 4, stretch: 1.2 },
  "keystroke → pushed diagnostics, 6 KB / json-ls": { least: 7 },
  "start → first diagnostics / echo": { most: 1.6, stretch: 1.35 },
  "memory, idle / echo": { most: 1.3 },
  "memory, after work / echo": { most: 1.6 },
  "peak memory, 10 MB / json-ls": { most: 1, stretch: 0.6 },
  "lint of 2,000 policies / read + JSON.parse": { most: 4 },
  "lint of 2,000 policies / Biome": { most: undefined, stretch: 1 },
  "lint of 2,000 policies / MB": { most: 110 },
  "check of 10,000 files, 500 policies / read + JSON.parse": { most: 2.5 },
  "growth of completion / exponent": { most: 0.15 },
  "growth of hover / exponent": { most: 0.15 },
  "growth of keystroke → diagnostics / exponent": { most: 0.6 },
};

const lines = [];
const digits = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

function verdictOf(value, { most, least, stretch }) {
  const reaches = (limit) => limit !== undefined && (least === undefined ? value <= limit : value >= limit);
  if (value === undefined) return "";
  if (reaches(stretch)) return "stretch";
  if (reaches(most ?? least)) return "met";
  return most === undefined && least === undefined ? "" : "**missed**";
}

/**
 * Adds a measurement of ours compared with another one, both `{ wall, cpu, wrong }` in `unit`, and prints its line.
 * With `isFaster`, the ratio says how many times faster ours is, otherwise how many times as much it takes.
 */
export function compare(what, against, own, other, { isFaster = false, unit = "ms" } = {}) {
  const ratio = (key) => {
    if (own[key] === undefined || other[key] === undefined) return undefined;
    return isFaster ? other[key] / own[key] : own[key] / other[key];
  };
  const wrong = [
    ["ours", own],
    [against, other],
  ].filter(([, { wrong: count }]) => count > 0);
  const note = wrong.map(([name, { wrong: count }]) => `${count} wrong answers of ${name} not counted`).join(", ");
  add({
    what,
    against,
    own: own.wall,
    other: other.wall,
    ratio: ratio("wall"),
    cpu: ratio("cpu"),
    isFaster,
    unit,
    note,
  });
}

/** Adds a number that is no ratio, in its unit, and prints its line. */
export const state = (what, unit, value) => add({ what, against: unit, ratio: value });

function add(line) {
  lines.push(line);
  console.log(printed(line));
}

export function header() {
  console.log(
    "\n| what | compared with | ours | other | ratio | ratio of CPU time | must | stretch | result |\n|---|---|--:|--:|--:|--:|--:|--:|---|",
  );
}

function printed({ what, against, own, other, ratio, cpu, isFaster, unit = "", note = "" }) {
  const target = targets[`${what} / ${against}`] ?? {};
  const limit = (value) => (value === undefined ? "" : `${target.least === undefined ? "≤" : "≥"} ${value}`);
  const amount = (value) => (value === undefined ? "" : `${digits(value)} ${unit}`);
  const times = (value) => (value === undefined ? "" : `${digits(value)} x${isFaster ? " faster" : ""}`);
  const cells = [
    what,
    against,
    amount(own),
    amount(other),
    unit === "" ? digits(ratio) : times(ratio),
    times(cpu),
    limit(target.most ?? target.least),
    limit(target.stretch),
    [verdictOf(ratio, target), note].filter(Boolean).join(", "),
  ];
  return `| ${cells.join(" | ")} |`;
}

/** All measurements so far. */
export const measurements = () => lines;

/** Prints the medians of several runs as one table. */
export function printMedians(runs) {
  header();
  for (const line of runs.at(-1)) {
    const same = runs.flatMap((run) =>
      run.filter(({ what, against }) => what === line.what && against === line.against),
    );
    const middle = (key) =>
      same.some((one) => one[key] === undefined) ? undefined : median(same.map((one) => one[key]));
    console.log(
      printed({ ...line, own: middle("own"), other: middle("other"), ratio: middle("ratio"), cpu: middle("cpu") }),
    );
  }
}
