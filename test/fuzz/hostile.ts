import { lint } from "../../server/src/core/lint/lint.js";
import { convertFile } from "../../server/src/core/convert/convert-policy.js";
import { applySafeFixes } from "../../server/src/core/lint/apply-safe-fixes.js";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import { realCatalog } from "../support/catalog.js";

const catalog = realCatalog();
const names = catalog.actions.slice(0, 2000).map(({ name }) => name);
const name = (index: number) => names[index % names.length]!;
const many = (count: number, make: (index: number) => string, separator = ",") =>
  Array.from({ length: count }, (_, index) => make(index)).join(separator);
const inPolicy = (actions: string) => `{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": [${actions}]}]}`;
const check = (text: string) => void lint(parsePolicyFile(text), catalog);

interface Hostile {
  readonly title: string;
  readonly size: number;
  readonly make: (size: number) => string;
  readonly work?: (text: string) => void;
}

const hostile: readonly Hostile[] = [
  {
    title: "{n} statements",
    size: 50_000,
    make: (n) =>
      `{"Version": "1.1", "Statement": [${many(n, (index) => `{"Effect": "Allow", "Action": ["${name(index)}"]}`)}]}`,
  },
  { title: "{n} actions on one line", size: 400_000, make: (n) => inPolicy(many(n, (index) => `"${name(index)}"`)) },
  { title: "one string with {n} actions", size: 1_200_000, make: (n) => inPolicy(`"${many(n, name, " ")}"`) },
  {
    title: "{n} wildcards allowed, as many others of the service denied",
    size: 20_000,
    make: (n) =>
      `{"Version": "1.1", "Statement": [{"Effect": "Allow", "Action": [${many(n, (index) => `"ecs:a${index}*:get"`)}]}, {"Effect": "Deny", "Action": [${many(n, (index) => `"ecs:b${index}*:get"`)}]}]}`,
  },
  { title: "brackets nested {n} deep", size: 1_000_000, make: (n) => inPolicy("[".repeat(n)) },
  {
    title: "{n} escaped quotes on one line",
    size: 66_666,
    make: (n) => `{"Version"：1.1,"Statement":["${'\\"a'.repeat(n)}`,
  },
  {
    title: "{n} suppression comments",
    size: 30_000,
    make: (n) => inPolicy("// huawei-iam-disable-next-line\n".repeat(n)),
  },
  {
    title: "a string of {n} characters, then a comma of a Chinese keyboard",
    size: 10_000_000,
    make: (n) => inPolicy(`"${"a".repeat(n)}"，`),
  },
  { title: "{n} lone surrogates and NUL", size: 100_000, make: (n) => inPolicy(`"${"\ud800\u0000".repeat(n)}"`) },
  {
    title: "{n} quotes, with all safe fixes",
    size: 20_000,
    make: (n) => inPolicy('"'.repeat(n)),
    work: (text) => void applySafeFixes(text, catalog),
  },
  {
    title: "{n} actions, converted to version 5.0",
    size: 40_000,
    make: (n) => inPolicy(many(n, (index) => `"${name(index)}"`)),
    work: (text) => void convertFile(parsePolicyFile(text), catalog, "5.0"),
  },
];

/** Measures one text, whose number and part of the size are arguments; without them, prints how many there are. */
const [index, part] = process.argv.slice(2).map(Number);
const chosen = index === undefined ? undefined : hostile[index];
if (!chosen || part === undefined) console.log(hostile.length);
else {
  const size = Math.round(chosen.size * part);
  const text = chosen.make(size);
  check(inPolicy('"ecs:servers:stop"'));
  const before = process.cpuUsage();
  (chosen.work ?? check)(text);
  const { user, system } = process.cpuUsage(before);
  const title = chosen.title.replace("{n}", chosen.size.toLocaleString("en"));
  console.log(
    JSON.stringify({
      title,
      length: text.length,
      ms: (user + system) / 1000,
      mb: process.resourceUsage().maxRSS / 1024,
    }),
  );
}
