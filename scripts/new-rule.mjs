// npm run new-rule -- duplicate-action --category action    creates the files of a new rule
import { existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { newPage } from "./generate/pages.mjs";

const categories = readdirSync("server/src/core/rules", { withFileTypes: true }).filter((one) => one.isDirectory()).map(({ name }) => name);
const { id, category } = readArguments(process.argv.slice(2));
const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const list = "server/src/core/rules/index.ts";
const file = `server/src/core/rules/${category}/${id}.ts`;
if (existsSync(file)) stop(`${file} already exists.`);

writeFileSync(file, `import { defineRule } from "../../rule/rule.js";

export const ${name} = defineRule<undefined>({
  id: "${id}",
  category: "${category}",
  severity: "warning",
  summary: {
    en: "TODO: what it finds, in one sentence.",
    zh: "TODO：一句话说明检查内容。",
  },

  // Other listeners: check (the policy as a whole), checkStatement, checkNamedAction, checkResource, checkCondition.
  checkAction({ entry: { pattern, range } }) {
    return { range, message, args: { action: pattern.text }, data: undefined, facts: { action: pattern.text } };
  },
});

const message = {
  en: "TODO: what, where and what follows for '{action}'.",
  zh: "TODO：“{action}”有何问题，后果如何。",
};
`);
writeFileSync(`docs/rules/${id}.md`, newPage(id));
writeFileSync(list, withRule(readFileSync(list, "utf8")));
console.log(`Written: ${file}, docs/rules/${id}.md, and its line in ${list}. Fill them in, then: npm run generate && npm test`);

function stop(message) {
  console.error(message);
  process.exit(2);
}

/** The rule list with the import in sorted order and the rule at the end of its category's group. */
function withRule(text) {
  const lines = text.split("\n");
  const isImport = (line) => line.startsWith("import { ");
  const pathOf = (line) => /from "(.*)"/.exec(line)[1];
  const added = `import { ${name} } from "./${category}/${id}.js";`;
  const next = lines.findIndex((line) => isImport(line) && pathOf(line) > pathOf(added));
  lines.splice(next < 0 ? lines.findLastIndex(isImport) + 1 : next, 0, added);
  const names = lines.filter((line) => isImport(line) && pathOf(line).startsWith(`./${category}/`)).map((line) => /\{ (\w+) \}/.exec(line)[1]);
  const last = lines.findLastIndex((line) => names.includes(/^ {2}(\w+),$/.exec(line)?.[1]));
  lines.splice(last < 0 ? lines.lastIndexOf("];") : last + 1, 0, `  ${name},`);
  return lines.join("\n");
}

function readArguments([first, flag, value]) {
  const usage = "Usage: npm run new-rule -- duplicate-action --category action";
  if (!/^[a-z]+(-[a-z0-9]+)*$/.test(first ?? "")) stop(`The rule id must be in kebab-case. ${usage}`);
  if (flag !== "--category" || !categories.includes(value)) stop(`Choose a category: ${categories.join(", ")}. ${usage}`);
  return { id: first, category: value };
}
