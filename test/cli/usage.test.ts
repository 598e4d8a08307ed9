import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { languageFor } from "../../server/src/cli/arguments/language.js";
import { golden, huaweiIam, runHere, sound } from "./support.js";

const commands = ["lint", "explain", "diff", "export", "convert", "find", "rules", "test", "catalog import", "lsp", "mcp"];

test("usage: help in both languages", async () => {
  for (const lang of ["en", "zh"]) {
    const texts: string[] = [];
    for (const args of [[], ...commands.map((name) => name.split(" "))]) {
      const { code, out, err } = await runHere([...args, "--help", "--lang", lang]);
      assert.deepEqual([code, err], [0, ""], args.join(" "));
      texts.push(`$ huawei-iam ${[...args, "--help"].join(" ")}\n\n${out}`);
    }
    golden(`help.${lang}.txt`, texts.join("\n"));
  }
});

test("usage: no line of the help is wider than 120 columns", () => {
  for (const lang of ["en", "zh"]) {
    for (const line of readFileSync(`test/golden/cli/help.${lang}.txt`, "utf8").split("\n")) assert.ok(line.length <= 120, line);
  }
});

test("usage: help and version in every common form", async () => {
  const help = (await runHere(["--help"])).out;
  assert.equal((await runHere(["-h"])).out, help);
  assert.equal((await runHere(["help"])).out, help);
  assert.deepEqual(await runHere([]), { code: 2, out: "", err: help }, "no command at all is a usage error");
  assert.equal((await runHere(["help", "lint"])).out, (await runHere(["lint", "-h"])).out);
  assert.equal((await runHere(["help", "catalog", "import"])).out, (await runHere(["catalog", "import", "-h"])).out);
  assert.equal((await runHere(["--version"])).out, "huawei-iam 0.0.0\n");
  assert.equal((await runHere(["-V"])).out, "huawei-iam 0.0.0\n");
  const { version, bin } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string; bin: Record<string, string> };
  assert.deepEqual(bin, { "huawei-iam": "dist/cli.js" });
  assert.deepEqual(await huaweiIam(["--version"]), { code: 0, out: `huawei-iam ${version}\n`, err: "" });
});

test("usage: an invalid option leads to one sentence with the intended option", async () => {
  const said = async (...args: string[]) => {
    const { code, out, err } = await runHere(args, { input: sound });
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    return err;
  };
  assert.equal(await said("lnit"), "huawei-iam: There is no command 'lnit'. Did you mean 'lint'?\n");
  assert.equal(await said("xyzzy"), "huawei-iam: There is no command 'xyzzy'. 'huawei-iam --help' lists the commands.\n");
  assert.equal(await said("catalog"), "huawei-iam: There is no command 'catalog'. Did you mean 'catalog import'?\n");
  assert.equal(await said("lint", "--fromat", "json"), "huawei-iam: Unknown option --fromat. Did you mean --format?\n");
  assert.equal(await said("lint", "-x"), "huawei-iam: Unknown option -x.\n");
  assert.equal(await said("lint", "--format"), "huawei-iam: The option --format needs a value.\n");
  assert.equal(await said("lint", "--format", "--fix"), "huawei-iam: The option --format needs a value.\n");
  assert.equal(await said("lint", "--format=xml"), "huawei-iam: --format is one of text, json, sarif, junit, github, gitlab, not \"xml\".\n");
  assert.equal(await said("lint", "--fix=yes"), "huawei-iam: The option --fix takes no value.\n");
  assert.equal(await said("lint", "--fix", "--fix-dry-run"), "huawei-iam: --fix and --fix-dry-run exclude each other.\n");
  assert.equal(await said("lint", "--max-warnings", "many"), "huawei-iam: --max-warnings must be a number, not \"many\".\n");
  assert.equal(await said("lint", "--rule", "missing-dependency"), "huawei-iam: --rule takes a rule and a level, such as --rule missing-dependency=error; \"missing-dependency\" has no level.\n");
  assert.equal(await said("lint", "--rule", "mising-dependency=off"), "huawei-iam: There is no rule 'mising-dependency'. Did you mean 'missing-dependency'?\n");
  assert.equal(await said("lint", "--rule", "missing-dependency=loud"), "huawei-iam: \"loud\" is not a level for missing-dependency. Levels: error, warning, information, hint, off.\n");
  assert.equal(await said("lint", "--lang", "de"), "huawei-iam: --lang is one of en, zh, not \"de\".\n");
  assert.equal(await said("explain"), "huawei-iam: 'explain' takes exactly one file, or - for standard input.\n");
  assert.equal(await said("find"), "huawei-iam: standard input contains no API call. Calls are read from HAR files, logs of Terraform, KooCLI and SDKs, access logs, curl commands and lists of METHOD and URL.\n");
  assert.equal(await said("find", "--from", "a.har", "重启"), "huawei-iam: 'find' takes either --from or a query, not both: \"重启\".\n");
  assert.equal(await said("rules", "all"), "huawei-iam: Unexpected argument 'all': this command accepts options only.\n");
  assert.equal(await said("lint", "--constructor"), "huawei-iam: Unknown option --constructor.\n");
  assert.equal(await said("lnit", "--lang", "zh"), "huawei-iam: 没有命令“lnit”。是否想用“lint”？\n");
});

test("usage: the common options may be in front of the command", async () => {
  for (const [before, after] of [
    [["--lang", "zh", "rules"], ["rules", "--lang", "zh"]],
    [["--no-color", "--lang=zh", "rules", "--format", "json"], ["rules", "--no-color", "--lang=zh", "--format", "json"]],
    [["--lang", "zh", "catalog", "import"], ["catalog", "import", "--lang", "zh"]],
    [["--lang", "zh", "--help"], ["--help", "--lang", "zh"]],
  ] as const)
    assert.deepEqual(await runHere([...before]), await runHere([...after]), before.join(" "));
});

test("usage: the language of the output", () => {
  const of = (argv: readonly string[], env: Record<string, string> = {}) => languageFor(argv, env);
  assert.equal(of(["lint", "--lang", "zh"], { LANG: "en_US.UTF-8" }), "zh");
  assert.equal(of(["lint", "--lang=en"], { LANG: "zh_CN.UTF-8" }), "en");
  assert.equal(of([], { LANG: "zh_CN.UTF-8" }), "zh");
  assert.equal(of([], { LC_ALL: "zh_TW", LANG: "en_US" }), "zh");
  assert.equal(of([], { LC_ALL: "", LC_MESSAGES: "en_GB", LANG: "zh_CN" }), "en");
  assert.equal(of([], { LANG: "C" }), "en");
  assert.equal(of([], { LANG: "de_DE.UTF-8" }), "en");
  assert.equal(of([], { LANG: "zhuang" }), "en");
});

test("rules: every rule in every format", async () => {
  const { out } = await runHere(["rules", "--format", "json"]);
  const listed = JSON.parse(out) as { id: string; severity: string; summary: { en: string; zh: string } }[];
  const text = (await runHere(["rules", "--lang", "zh"])).out;
  const markdown = (await runHere(["rules", "--format", "markdown"])).out;
  assert.ok(listed.length > 0);
  for (const { id, summary } of listed) {
    assert.ok(text.split("\n").some((line) => line.startsWith(`${id} `) && line.endsWith(summary.zh)), id);
    assert.ok(markdown.includes(`| \`${id}\` | `), id);
  }
});
