import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { checkChinese, checkEnglish } from "../texts/pair.js";

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly markdown: string };
  readonly completionEvents: readonly string[];
}

const { contributes } = JSON.parse(readFileSync("package.json", "utf8")) as {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly Step[] }[];
  };
};
const nls = ["package.nls.json", "package.nls.zh-cn.json"].map((path) => JSON.parse(readFileSync(path, "utf8")) as Readonly<Record<string, string>>);
const steps = contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
const commands = contributes.commands.map(({ command }) => command);
const linksOf = (text: string) => [...text.matchAll(/\]\(command:([\w.]+)\)/g)].map(([, command = ""]) => command);

test("walkthrough: four steps, each with a command, an event that completes it, and a page in both languages", () => {
  assert.equal(steps.length, 4);
  for (const { id, description, media, completionEvents } of steps) {
    const [english = [], chinese = []] = nls.map((texts) => linksOf(texts[description.slice(1, -1)] ?? ""));
    assert.ok(english.length > 0, id);
    assert.deepEqual(chinese, english, id);
    assert.ok(completionEvents.length > 0, id);
    const ours = [...english, ...completionEvents.map((event) => event.replace("onCommand:", ""))].filter((one) => one.startsWith("huaweiIam."));
    for (const command of ours) assert.ok(commands.includes(command), `${id}: ${command} is a command of the manifest`);
    // VS Code finds the localized file by this name.
    for (const path of [media.markdown, media.markdown.replace(/\.md$/, ".nls.zh-cn.md")]) assert.ok(existsSync(path), path);
  }
  assert.equal(readdirSync("walkthrough").length, steps.length * 2);
});

test("walkthrough: both languages of a page show the same code, and each is written in its language", () => {
  const read = (path: string) => readFileSync(path, "utf8").replaceAll("\r\n", "\n");
  const code = (text: string) => [...text.matchAll(/^```[^]*?^```$/gm)].map(([block]) => block);
  const prose = (text: string) => text.replace(/^```[^]*?^```$/gm, "").replace(/`[^`]*`/g, "");
  for (const { media: { markdown } } of steps) {
    const [english, chinese] = [read(markdown), read(markdown.replace(/\.md$/, ".nls.zh-cn.md"))];
    assert.deepEqual(code(chinese), code(english), markdown);
    checkEnglish(prose(english), markdown);
    checkChinese(prose(chinese).replace(/\*/g, ""), markdown);
    assert.equal([...chinese.matchAll(/^(?:#|- )/gm)].length, [...english.matchAll(/^(?:#|- )/gm)].length, markdown);
  }
});
