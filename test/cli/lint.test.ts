import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { allow, blank, huaweiIam, lacking, runHere, sound, withTree } from "./support.js";

interface Report {
  readonly summary: Readonly<Record<string, number>>;
  readonly files: readonly {
    readonly path: string;
    readonly notes: readonly string[];
    readonly findings: readonly { readonly rule: string }[];
  }[];
  readonly problems: readonly { readonly path: string; readonly message: string }[];
}

async function lintJson(
  cwd: string,
  ...args: readonly string[]
): Promise<Report & { readonly code: number | null; readonly paths: readonly string[] }> {
  const { code, out, err } = await runHere(["lint", "--format", "json", ...args], { cwd });
  assert.notEqual(out, "", err);
  const report = JSON.parse(out) as Report;
  return { ...report, code, paths: report.files.map(({ path }) => path) };
}

test("lint: exit codes", async () => {
  await withTree({ "sound.json": sound, "lacking.json": lacking, "error.json": blank, "hint.json": sound }, async (cwd) => {
    const code = async (...args: string[]) => (await runHere(["lint", ...args], { cwd })).code;
    assert.equal(await code("sound.json"), 0);
    assert.equal(await code("lacking.json"), 1);
    assert.equal(await code("lacking.json", "--max-warnings", "1"), 0);
    assert.equal(await code("lacking.json", "--max-warnings", "0"), 1);
    assert.equal(await code("error.json", "--max-warnings", "99"), 1, "errors are not warnings");
    assert.equal(await code("lacking.json", "--severity", "error"), 0, "hidden findings do not count");
    assert.equal(await code("hint.json", "--severity", "hint"), 0, "hints are shown and count for nothing");
    assert.equal(await code("lacking.json", "--rule", "missing-dependency=information"), 0);
    assert.equal(await code("lacking.json", "--rule", "missing-dependency=off"), 0);
    assert.equal(await code("lacking.json", "--max-warnings", "1", "--rule=missing-dependency=error"), 1);
    assert.equal(await code("nowhere.json"), 2);
    assert.equal(await code("nowhere/**/*.json"), 2, "a glob without a match is an error");
    assert.equal(await code("sound.json", "nowhere.json"), 2);
  });
});

test("lint: a folder, or no argument, means its .json and .jsonc files; files without a policy are skipped", async () => {
  await withTree({ "b.json": sound, "a/x.jsonc": sound, "a/y.txt": lacking, "a/.hidden/z.json": sound, "node_modules/p/n.json": lacking, ".git/g.json": lacking, "tsconfig.json": "{}" }, async (cwd) => {
    assert.deepEqual((await lintJson(cwd)).paths, ["a/.hidden/z.json", "a/x.jsonc", "b.json"]);
    assert.deepEqual((await lintJson(cwd, "a")).paths, ["a/.hidden/z.json", "a/x.jsonc"]);
    assert.deepEqual((await lintJson(cwd, "a", "b.json", "b.json", "a/x.jsonc")).paths, ["a/.hidden/z.json", "a/x.jsonc", "b.json"], "each file once");
    assert.deepEqual((await lintJson(join(cwd, "a"), "../b.json")).paths, ["../b.json"]);
    assert.deepEqual((await lintJson(cwd, resolve(cwd, "b.json"))).paths, ["b.json"]);
    assert.deepEqual((await lintJson(cwd, "node_modules/p")).paths, ["node_modules/p/n.json"], "a named folder is searched");
  });
});

test("lint: with --policies-only, named files are treated like found ones", async () => {
  const names = ["stop.json", "tsconfig.json", "main.tf", "x.tfvars", "readme.md", "gbk.json"];
  await withTree({ "stop.json": lacking, "tsconfig.json": "{ // comment\n}", "main.tf": "", "x.tfvars": "", "readme.md": "", "gbk.json": Buffer.from([0x22, 0xd6, 0xd0, 0x22]) }, async (cwd) => {
    const { code, paths, problems } = await lintJson(cwd, "--policies-only", ...names);
    assert.deepEqual([code, paths, problems], [1, ["stop.json"], []]);
    assert.deepEqual((await lintJson(cwd, "--policies-only", "tsconfig.json")).code, 0);
    assert.deepEqual((await lintJson(cwd, "--policies-only", "no-such.json")).code, 2, "a name that does not exist");
  });
});

test("lint: globs, and names that look like globs", async () => {
  await withTree({ "p/a.json": sound, "p/q/b.json": sound, "p/q/c.policy": sound, "p/[x].json": sound, "r/d.json": sound }, async (cwd) => {
    assert.deepEqual((await lintJson(cwd, "p/**/*.json")).paths, ["p/[x].json", "p/a.json", "p/q/b.json"]);
    assert.deepEqual((await lintJson(cwd, "{p,r}/*.json")).paths, ["p/[x].json", "p/a.json", "r/d.json"]);
    assert.deepEqual((await lintJson(cwd, "**/*.policy")).paths, ["p/q/c.policy"]);
    assert.deepEqual((await lintJson(cwd, "p/[x].json")).paths, ["p/[x].json"], "a file of that very name");
    assert.deepEqual((await lintJson(join(cwd, "r"), "../p/*.json")).paths, ["../p/[x].json", "../p/a.json"]);
    assert.deepEqual((await lintJson(cwd, "**/*.json", "!p/**")).paths, ["r/d.json"]);
    assert.deepEqual((await lintJson(cwd, "!./p/q/**", "!**/d.json")).paths, ["p/[x].json", "p/a.json"], "excluded from everything");
    assert.deepEqual((await lintJson(cwd, "./p/*.json")).paths, ["p/[x].json", "p/a.json"]);
    assert.deepEqual((await lintJson(cwd, "p/!(a).json")).paths, ["p/[x].json"]);
    assert.deepEqual((await lintJson(cwd, `${cwd.replaceAll("\\", "/")}/r/*.json`)).paths, ["r/d.json"]);
    assert.deepEqual((await lintJson(join(cwd, "r"), "../p/**/*.json", "!../p/q/**")).paths, ["../p/[x].json", "../p/a.json"]);
  });
});

test("lint: a working folder whose name looks like a glob", async () => {
  await withTree({ "[a] {b,c} (d)!/p/x.json": sound, "[a] {b,c} (d)!/q.json": sound }, async (folder) => {
    const cwd = join(folder, "[a] {b,c} (d)!");
    assert.deepEqual((await lintJson(cwd)).paths, ["p/x.json", "q.json"]);
    assert.deepEqual((await lintJson(cwd, "**/*.json", "!p/**")).paths, ["q.json"]);
  });
});

test("lint: .gitignore files, also nested ones, are read as in git", async () => {
  const files = {
    ".git/HEAD": "ref: refs/heads/main\n",
    ".git/info/exclude": "excluded.json\n",
    ".gitignore": "build/\n*.tmp.json\n/only-root.json\n!keep.tmp.json\n",
    "a.json": sound, "excluded.json": sound, "x.tmp.json": sound, "keep.tmp.json": sound, "only-root.json": sound, "build/b.json": sound,
    "sub/only-root.json": sound, "sub/.gitignore": "secret.json\n!y.tmp.json\n", "sub/secret.json": sound, "sub/y.tmp.json": sound, "sub/deep/secret.json": sound,
  };
  await withTree(files, async (cwd) => {
    assert.deepEqual((await lintJson(cwd)).paths, ["a.json", "keep.tmp.json", "sub/only-root.json", "sub/y.tmp.json"]);
    assert.deepEqual((await lintJson(cwd, "**/*.json")).paths, ["a.json", "keep.tmp.json", "sub/only-root.json", "sub/y.tmp.json"]);
    assert.deepEqual((await lintJson(join(cwd, "sub"))).paths, ["only-root.json", "y.tmp.json"], "the rules above count");
    assert.deepEqual((await lintJson(cwd, "x.tmp.json")).paths, ["x.tmp.json"], "a named file is checked");
    assert.deepEqual((await lintJson(cwd, "build")).paths, ["build/b.json"], "so is a folder");
  });
});

test("lint: links are not followed, neither out of the tree nor in a cycle", async () => {
  await withTree({ "outside/o.json": lacking, "tree/a.json": sound }, async (folder) => {
    const cwd = join(folder, "tree");
    try {
      symlinkSync(join(folder, "outside"), join(cwd, "out"), "junction");
      symlinkSync(cwd, join(cwd, "self"), "junction");
      symlinkSync(join(folder, "outside", "o.json"), join(cwd, "file.json"), "file");
    } catch (error) {
      // On Windows only administrators may link files; the links to folders already exist here.
      assert.equal((error as NodeJS.ErrnoException).code, "EPERM");
    }
    assert.deepEqual((await lintJson(cwd)).paths, ["a.json"]);
    assert.deepEqual((await lintJson(cwd, "**/*.json")).paths, ["a.json"]);
  });
});

test("lint: encodings", async () => {
  const gbk = Buffer.concat([Buffer.from("{\"Statement\": \""), Buffer.from([0xb2, 0xdf, 0xc2, 0xd4]), Buffer.from("\"}")]);
  const files = {
    "bom.json": Buffer.from(`\ufeff${sound}`),
    "le.json": Buffer.from(`\ufeff${sound}`, "utf16le"),
    "le-no-mark.json": Buffer.from(sound, "utf16le"),
    "be.json": Buffer.from(`\ufeff${sound}`, "utf16le").swap16(),
    "gbk.json": gbk,
    "broken.json": Buffer.from([...Buffer.from("\"Statement\" "), 0xff, 0x20]),
    "other-le.json": Buffer.from("\ufeff{\"a\": 1}", "utf16le"),
    "sound.json": sound,
  };
  await withTree(files, async (cwd) => {
    const { code, paths, problems } = await lintJson(cwd);
    assert.equal(code, 2);
    assert.deepEqual(paths, ["bom.json", "sound.json"], "the others are checked anyway");
    assert.deepEqual(Object.fromEntries(problems.map(({ path, message }) => [path, message])), {
      "be.json": "written in UTF-16 BE; save it as UTF-8",
      "broken.json": "not UTF-8; save it as UTF-8",
      "gbk.json": "not UTF-8, probably GBK; save it as UTF-8",
      "le-no-mark.json": "written in UTF-16 LE; save it as UTF-8",
      "le.json": "written in UTF-16 LE; save it as UTF-8",
    });
    const named = await lintJson(cwd, "other-le.json");
    assert.equal(named.problems.length, 1, "a named file is reported");
    const { err } = await huaweiIam(["lint", "gbk.json", "--lang", "zh"], { cwd });
    assert.equal(err, "huawei-iam: gbk.json: 不是 UTF-8 编码，可能是 GBK，请另存为 UTF-8\n");
  });
});

test("lint: a byte order mark does not change columns", async () => {
  await withTree({ "a.json": `\ufeff${lacking.replaceAll(/\n\s*/g, "")}` , "b.json": lacking.replaceAll(/\n\s*/g, "") }, async (cwd) => {
    const { files } = await lintJson(cwd);
    assert.deepEqual(files[0]!.findings, files[1]!.findings);
  });
});

test("lint: a named file without a policy is reported but is not a failure", async () => {
  await withTree({ "a.json": "{}", "b.json": "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"s3:*\", \"Resource\": \"*\"}]}" }, async (cwd) => {
    const { code, files } = await lintJson(cwd, "a.json", "b.json");
    assert.equal(code, 0);
    assert.deepEqual(files.map(({ notes }) => notes), [["No Huawei Cloud policy found here; nothing was checked."], ["No Huawei Cloud policy found here; nothing was checked."]]);
    const all = await huaweiIam(["lint"], { cwd });
    assert.deepEqual(all, { code: 0, out: "No Huawei Cloud policy found.\n", err: "" });
  });
});

test("lint: a policy language without rules is reported as recognized", async () => {
  const role = JSON.stringify({ Version: "1.0", Statement: [{ Effect: "Allow", Action: ["ECS:*:*"] }] });
  await withTree({ "role.json": role }, async (cwd) => {
    const { files } = await lintJson(cwd, "role.json");
    assert.deepEqual(files[0]!.notes, ["This is a role (version 1.0); only what is certain for that kind is checked."]);
  });
  await withTree({ "identity.json": JSON.stringify({ Version: "5.0", Statement: [] }) }, async (cwd) => {
    const { files } = await lintJson(cwd, "identity.json");
    assert.deepEqual(files[0]!.notes, ["This is a version 5.0 identity policy; only what is certain for that kind is checked."]);
  });
});

test("lint: a text that is too broken for a policy counts as one, and is not reported as a file without a policy", async () => {
  const unquoted = '{\n  Version: "1.1",\n  Statement: [\n    { Effect: "Allow", Action: ["ims:images:list"] }\n  ]\n}\n';
  await withTree({ "a.json": unquoted }, async (cwd) => {
    const { code, out } = await huaweiIam(["lint", "a.json"], { cwd });
    assert.equal(code, 1);
    assert.doesNotMatch(out, /No Huawei Cloud policy|of 0 policy files/);
  });
});

test("lint: standard input", async () => {
  const run = (args: readonly string[], input: string | Uint8Array) => runHere(["lint", ...args], { input });
  const { code, out } = await huaweiIam(["lint", "-"], { input: lacking });
  assert.equal(code, 1);
  assert.match(out, /^<stdin>\n {2}7:10 {2}warning/);
  assert.match((await run(["-", "--stdin-filename", "policies/x.json"], lacking)).out, /^policies\/x\.json\n/);
  assert.equal((await run(["-"], sound)).code, 0);
  assert.equal((await run(["-"], "")).code, 0);
  assert.deepEqual(await run(["-"], Buffer.from(`\ufeff${sound}`, "utf16le")), { code: 2, out: "", err: "huawei-iam: <stdin>: written in UTF-16 LE; save it as UTF-8\n" });
  assert.equal((await run(["-", "a.json"], sound)).code, 2);
  const fixed = await run(["-", "--fix"], `\ufeff${blank}`);
  assert.equal(fixed.out, `\ufeff${sound}`, "the fixed text on standard output, the report on standard error");
  assert.match(fixed.err, /Fixed 1 problem/);
  assert.equal(fixed.code, 0);
});

test("lint --fix: changes only what a fix needs, byte for byte", async () => {
  const odd = `\ufeff// 说明\r\n{"Version":"1.1",\r\n\t"Statement":[{"Effect":"Allow","Action":[" ecs:servers:stop",\r\n\t\t"vpc:ports:creare" ]}]}\r\n\r\n`;
  await withTree({ "odd.jsonc": odd, "lacking.json": lacking, "sound.json": sound }, async (cwd) => {
    const before = statSync(join(cwd, "sound.json")).mtimeMs;
    const { code, out } = await huaweiIam(["lint", "--fix"], { cwd });
    assert.equal(code, 1, "an error without a safe fix is left");
    assert.match(out, /Fixed 2 problems\./);
    assert.equal(readFileSync(join(cwd, "odd.jsonc"), "utf8"), odd.replace("\" ecs:", "\"ecs:").replace("creare", "create"));
    assert.equal(readFileSync(join(cwd, "lacking.json"), "utf8"), lacking, "granting access is not a safe fix");
    assert.equal(statSync(join(cwd, "sound.json")).mtimeMs, before, "a valid file is not written");
    const again = await huaweiIam(["lint", "--fix"], { cwd });
    assert.doesNotMatch(again.out, /Fixed/);
  });
});

test("lint --fix: a rule that is off fixes nothing", async () => {
  await withTree({ "a.json": blank }, async (cwd) => {
    await huaweiIam(["lint", "--fix", "--rule", "malformed-action=off"], { cwd });
    assert.equal(readFileSync(join(cwd, "a.json"), "utf8"), blank);
  });
});

test("lint --fix: permissions and links are kept; a read-only file is not changed, and reported", async () => {
  await withTree({ "a.json": blank, "b.json": blank, "c.json": blank }, async (cwd) => {
    if (process.platform === "win32") return;
    chmodSync(join(cwd, "a.json"), 0o640);
    mkdirSync(join(cwd, "links"));
    symlinkSync("../b.json", join(cwd, "links", "b.json"));
    const { code } = await huaweiIam(["lint", "--fix", "a.json", "links/b.json"], { cwd });
    assert.equal(code, 0);
    assert.equal(statSync(join(cwd, "a.json")).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(cwd, "links", "b.json")).isSymbolicLink());
    assert.equal(readFileSync(join(cwd, "b.json"), "utf8"), sound);
    writeFileSync(join(cwd, "outside.json"), blank);
    symlinkSync("../outside.json", join(cwd, "links", "out.json"));
    const out = await huaweiIam(["lint", "--fix", "out.json"], { cwd: join(cwd, "links") });
    assert.deepEqual([out.code, out.err], [2, "huawei-iam: out.json: a link that leads out of this folder; it was checked but not written\n"]);
    assert.equal(readFileSync(join(cwd, "outside.json"), "utf8"), blank);
    // Root may write everything.
    if (process.getuid?.() === 0) return;
    chmodSync(join(cwd, "c.json"), 0o440);
    const refused = await huaweiIam(["lint", "--fix", "c.json"], { cwd });
    assert.equal(refused.code, 2);
    assert.match(refused.err, /c\.json: cannot be written: permission denied/);
    assert.equal(readFileSync(join(cwd, "c.json"), "utf8"), blank);
  });
});

test("lint --fix-dry-run: prints a diff that patch accepts, and writes nothing", async () => {
  await withTree({ "p/a.json": blank, "sound.json": sound }, async (cwd) => {
    const { code, out, err } = await huaweiIam(["lint", "--fix-dry-run"], { cwd });
    assert.equal(code, 1, "the file is as broken as before");
    assert.equal(out, `--- a/p/a.json
+++ b/p/a.json
@@ -4,7 +4,7 @@
     {
       "Effect": "Allow",
       "Action": [
-        " ecs:servers:stop",
+        "ecs:servers:stop",
         "ecs:servers:get"
       ]
     }
`);
    assert.match(err, /--fix would fix 1 problem; nothing was written\./);
    assert.equal(readFileSync(join(cwd, "p/a.json"), "utf8"), blank);
  });
});

test("lint: an unreadable file leads to one sentence, never a stack trace", async () => {
  await withTree({ "a.json": sound }, async (cwd) => {
    mkdirSync(join(cwd, "folder.json"));
    for (const args of [["lint", "a.json", "gone.json"], ["lint", "a.json/x"], ["lint", "--overlay", "gone.json"], ["lint", "--overlay", "a.json"]]) {
      const { code, err } = await huaweiIam(args, { cwd });
      assert.equal(code, 2, args.join(" "));
      assert.match(err, /^huawei-iam: [^\n]+\n$/, args.join(" "));
      assert.doesNotMatch(err, /\n\s+at |Error:/, args.join(" "));
    }
  });
});

test("lint: garbage of all kinds", async () => {
  const deep = "[".repeat(100_000);
  const garbage = {
    "deep.json": `{"Statement": ${deep}`, "nul.json": "\u0000\"Statement\"\u0000", "open.json": "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": [\"ecs:servers:st",
    "surrogate.json": "{\"Version\":\"1.1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"\\ud800 ecs:servers:stop\"]}]}", "empty.json": "",
    "long.json": `{"Version":"1.1","Statement":[{"Effect":"Allow","Action":["${"a".repeat(3_000_000)} b"]}]}`,
  };
  await withTree(garbage, async (cwd) => {
    for (const format of ["text", "json", "sarif", "junit", "github", "gitlab"]) {
      const { code, err } = await huaweiIam(["lint", ".", ...Object.keys(garbage), "--format", format, "--severity", "hint"], { cwd });
      assert.ok(code === 0 || code === 1, `${format}: ${err}`);
      assert.equal(err, "", format);
    }
  });
});

test("lint: a reader that closes the pipe early ends the run without an error", async () => {
  const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`p${i}.json`, lacking]));
  await withTree(many, async (cwd) => {
    const result = await new Promise<{ code: number | null; err: string }>((done) => {
      const child = spawn(process.execPath, [resolve(process.env["HUAWEI_IAM_CLI"] ?? "dist/cli.js"), "lint", "--format", "json"], { cwd });
      let err = "";
      child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
      child.stdout.once("data", () => child.stdout.destroy());
      child.on("close", (code) => done({ code, err }));
    });
    assert.deepEqual(result, { code: 1, err: "" });
  });
});

test("lint: the answers do not depend on the working folder", async () => {
  await withTree({ "a/b/c.json": lacking }, async (cwd) => {
    writeFileSync(join(cwd, "a/.gitignore"), "nothing\n");
    const shown = async (at: string, ...args: string[]) => (await lintJson(join(cwd, at), ...args)).paths;
    assert.deepEqual(await shown("."), ["a/b/c.json"]);
    assert.deepEqual(await shown("a"), ["b/c.json"]);
    assert.deepEqual(await shown("a/b", ".."), ["c.json"]);
  });
});

test("lint: exceeding the number of allowed warnings is reported", async () => {
  await withTree({ "a.json": allow("ecs:servers:stop", "ecs:servers:lock") }, async (cwd) => {
    assert.match((await huaweiIam(["lint", "--max-warnings", "1"], { cwd })).out, /2 warnings are more than --max-warnings 1 allows\./);
    assert.match((await huaweiIam(["lint", "--max-warnings", "1", "--lang=zh"], { cwd })).out, /警告共 2 个，超过 --max-warnings 允许的 1 个。/);
  });
});
