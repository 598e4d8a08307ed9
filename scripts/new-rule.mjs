// npm run new-rule -- duplicate-action    the files of a new rule, to be filled in
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { newPage } from "./generate/pages.mjs";

const [id] = process.argv.slice(2);
if (!/^[a-z]+(-[a-z0-9]+)*$/.test(id ?? "")) stop("Give the id of the rule in kebab-case: npm run new-rule -- duplicate-action");
const name = id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
const list = "server/src/core/rules/index.ts";
const file = `server/src/core/rules/${id}.ts`;
if (existsSync(file)) stop(`${file} is there already.`);

writeFileSync(file, `import { defineRule } from "./rule.js";

export const ${name} = defineRule<undefined>({
  id: "${id}",
  category: "action",
  severity: "warning",
  summary: {
    en: "TODO: what it finds, in one sentence.",
    zh: "TODO：一句话说明检查内容。",
  },

  *check({ policy }) {
    for (const entry of policy.statements.flatMap(({ actions }) => actions)) {
      yield { range: entry.range, message, args: { action: entry.pattern.text }, data: undefined, facts: { action: entry.pattern.text } };
    }
  },
});

const message = {
  en: "TODO: what, where and what follows for '{action}'.",
  zh: "TODO：“{action}”有何问题，后果如何。",
};
`);
writeFileSync(`docs/rules/${id}.md`, newPage(id));
const text = readFileSync(list, "utf8");
writeFileSync(list, text
  .replace(/(?=import type \{ Rule \})/, `import { ${name} } from "./${id}.js";\n`)
  .replace(/\n\];\n$/, `\n  ${name},\n];\n`));
console.log(`Written: ${file}, docs/rules/${id}.md, and its line in ${list}. Fill them in, then: npm run generate && npm test`);

function stop(message) {
  console.error(message);
  process.exit(2);
}
