import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { folderFiles } from "../../server/src/agents/folder-files.js";
import { ToolProblem } from "../../server/src/agents/tool.js";
import { lacking, sound, withTree } from "../cli/support.js";

const outside = { name: "ToolProblem", message: /^There is no file '\{name\}' in the folders/ };

test("folder files: names are relative to a single folder, and git-ignored files and other kinds are left out", async () => {
  await withTree({ "in/b/stop.json": lacking, "in/a.tf": "", "in/.gitignore": "c.json\n", "in/c.json": sound, "in/readme.md": "" }, async (folder) => {
    const files = folderFiles([join(folder, "in")]);
    assert.deepEqual([...files.list(undefined)], ["a.tf", "b/stop.json"]);
    assert.deepEqual([...files.list("b")], ["b/stop.json"]);
    assert.equal(files.read("b/stop.json"), lacking);
    assert.equal(files.read("c.json"), sound, "an ignored file can be named");
    const both = folderFiles([join(folder, "in/b"), join(folder, "in")]);
    assert.ok([...both.list(undefined)].every((name) => both.read(name) !== undefined));
    return Promise.resolve();
  });
});

test("folder files: nothing outside of the folders is read", async () => {
  await withTree({ "secret.json": sound, "in/stop.json": lacking, "in2/other.json": sound, "in/sub/.keep": "" }, async (folder) => {
    const inside = join(folder, "in");
    symlinkSync(join(folder, "secret.json"), join(inside, "link.json"));
    symlinkSync(folder, join(inside, "up"));
    symlinkSync(join(inside, "stop.json"), join(inside, "own.json"));
    const files = folderFiles([inside]);
    for (const name of [
      "../secret.json", "sub/../../secret.json", "link.json", "up/secret.json", "up/in2/other.json", join(folder, "secret.json"),
      join(folder, "in2/other.json"), `${inside}2/other.json`, "stop.json\0.txt", "missing.json", "", "/etc/passwd", "~/x", "file:///etc/passwd",
    ]) assert.throws(() => files.read(name), name === "" ? ToolProblem : outside, name);
    assert.equal(files.read("own.json"), lacking, "a link inside the folders");
    assert.equal(files.read("sub/../stop.json"), lacking);
    assert.deepEqual([...files.list(undefined)], ["stop.json"], "links are not listed");
    assert.throws(() => [...files.list("..")], outside);
    assert.throws(() => [...files.list("up")], outside);
    return Promise.resolve();
  });
});

test("folder files: a configuration file counts only inside of the folders", async () => {
  const config = (level: string) => JSON.stringify({ rules: { "missing-dependency": level } });
  await withTree({ ".huawei-iam.json": config("off"), "in/sub/.huawei-iam.json": config("error"), "in/a.json": sound, "in/sub/b.json": sound }, async (folder) => {
    const files = folderFiles([join(folder, "in")]);
    assert.deepEqual(files.settingsFor("a.json").rules, {});
    assert.deepEqual(files.settingsFor("sub/b.json").rules, { "missing-dependency": "error" });
    return Promise.resolve();
  });
});

test("folder files: a folder, and a pipe that would never end, are one sentence", { skip: process.platform === "win32" }, async () => {
  await withTree({ "in.json/x.md": "" }, async (folder) => {
    execFileSync("mkfifo", [join(folder, "pipe.json")]);
    for (const name of ["in.json", "pipe.json", "."]) assert.throws(() => folderFiles([folder]).read(name), { message: "'{name}' is not a file." });
    return Promise.resolve();
  });
});

test("folder files: a binary file and another encoding are one sentence", async () => {
  await withTree({ "utf16.json": Buffer.from("\ufeff{}", "utf16le") }, async (folder) => {
    assert.throws(() => folderFiles([folder]).read("utf16.json"), (error: ToolProblem) => error.template.en.includes("UTF-8"));
    return Promise.resolve();
  });
});
