// npm run measure -- house: the rooms of server/src with their files and arrows, circles, and the longest file
import { readFileSync, readdirSync } from "node:fs";
import { posix } from "node:path";

const root = "server/src";
const files = readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".d.ts"));
const textOf = (name) => readFileSync(posix.join(root, name), "utf8");
const roomOf = (name) => {
  const [first, second] = name.split("/");
  return first === "core" ? `core/${second}` : first;
};

/** The files that each file imports from, types included. */
const imports = new Map(files.map((name) => [name, targetsOf(name)]));

function targetsOf(name) {
  return [...textOf(name).matchAll(/^(?:import|export)[^"]*?from "(\.[^"]+)\.js"/gm)]
    .map(([, target]) => `${posix.join(posix.dirname(name), target)}.ts`)
    .filter((target) => files.includes(target));
}

/** Groups of files that import each other, directly or through others. */
function circles() {
  const reach = (start) => {
    const seen = new Set();
    const open = [...imports.get(start)];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...imports.get(next));
    }
    return seen;
  };
  return files.filter((name) => reach(name).has(name));
}

const rooms = new Map();
for (const name of files) {
  const room = rooms.get(roomOf(name)) ?? { files: 0, uses: new Set() };
  rooms.set(roomOf(name), room);
  room.files++;
  for (const target of imports.get(name)) if (roomOf(target) !== roomOf(name)) room.uses.add(roomOf(target));
}
const folders = new Map();
for (const name of files) folders.set(posix.dirname(name), (folders.get(posix.dirname(name)) ?? 0) + 1);
const byLength = files.map((name) => ({ name, lines: textOf(name).split("\n").length - 1 })).sort((a, b) => b.lines - a.lines);
const largest = [...folders].sort((a, b) => b[1] - a[1]).slice(0, 3);
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);

for (const [room, { files: count, uses }] of [...rooms].sort(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`${room.padEnd(16)} ${String(count).padStart(3)} files, uses ${String(uses.size).padStart(2)} rooms`);
}
console.log(`
rooms ${rooms.size}, files ${files.length}, arrows between rooms ${sum([...rooms.values()].map(({ uses }) => uses.size))}
files in circles ${circles().length} (types included)
longest files ${byLength.slice(0, 3).map(({ name, lines }) => `${name} ${lines}`).join(", ")}
largest folders ${largest.map(([name, count]) => `${name} ${count}`).join(", ")}`);
