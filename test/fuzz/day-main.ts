import { type DayMemory, memoryNow, playDay } from "./day.js";

const changes = Number(process.argv[2] ?? 200_000);
const found: DayMemory[] = [];
void playDay(changes, 1, (done) => {
  const one = memoryNow(done);
  found.push(one);
  console.log(`| ${one.changes} | ${one.heap.toFixed(1)} MB | ${one.rss.toFixed(0)} MB |`);
}).then(() => {
  const median = (some: readonly DayMemory[], key: "heap" | "rss") =>
    some.map((one) => one[key]).sort((a, b) => a - b)[2]!;
  const growth = (key: "heap" | "rss") => (median(found.slice(-5), key) / median(found.slice(2, 7), key) - 1) * 100;
  const grown = (["heap", "rss"] as const).map((key) => `${growth(key).toFixed(1)} %`);
  console.log(`\nSince warm-up, the medians of five: heap ${grown[0]!}, process ${grown[1]!}.`);
  process.exit(0);
});
