import assert from "node:assert/strict";
import { test } from "node:test";
import { lacking, runHere, sound, withTree } from "./support.js";

const markdown = `# Policies\n\n\`\`\`json\n${sound}\n\`\`\`\n`;

test("unread: a named file of another format gets a sentence and exit code 2", async () => {
  await withTree({ "README.md": markdown, "p.yaml": "Version: '1.1'\n", "v.hcl": "policy = {}\n", "notes.txt": "Statement of account\n", "sound.json": sound }, async (cwd) => {
    for (const [name, format] of [["README.md", "Markdown"], ["p.yaml", "YAML"], ["v.hcl", "HCL outside"], ["notes.txt", "neither JSON nor Terraform"]] as const) {
      for (const args of [["lint", name], ["lint", "sound.json", name], ["lint", "--fix", name]]) {
        const { code, err } = await runHere(args, { cwd });
        assert.equal(code, 2, `${args.join(" ")}: ${err}`);
        assert.match(err, new RegExp(`${name.replace(".", "\\.")}: .*${format}.*nothing was checked`));
      }
    }
    for (const command of ["explain", "export"]) {
      const { code, err } = await runHere([command, "README.md"], { cwd });
      assert.equal(code, 2);
      assert.match(err, /Markdown is not read/);
    }
    assert.match((await runHere(["lint", "--lang", "zh", "README.md"], { cwd })).err, /不支持读取 Markdown/);
    const { code, err } = await runHere(["lint", "-", "--stdin-filename", "README.md"], { cwd, input: markdown });
    assert.equal(code, 2);
    assert.match(err, /Markdown/);
  });
});

test("unread: a folder and a glob skip other formats, a glob with nothing else is an error", async () => {
  await withTree({ "a/README.md": markdown, "a/sound.json": sound }, async (cwd) => {
    assert.equal((await runHere(["lint", "."], { cwd })).code, 0);
    assert.equal((await runHere(["lint", "a/*"], { cwd })).code, 0);
    const { code, err } = await runHere(["lint", "**/*.md"], { cwd });
    assert.equal(code, 2);
    assert.match(err, /is JSON or Terraform/);
  });
});

test("unread: JSON under any other name is read", async () => {
  await withTree({ "policy": lacking, "policy.txt": `\n  ${lacking}`, "empty.txt": "" }, async (cwd) => {
    assert.equal((await runHere(["lint", "policy"], { cwd })).code, 1);
    assert.equal((await runHere(["lint", "policy.txt"], { cwd })).code, 1);
    assert.equal((await runHere(["lint", "empty.txt"], { cwd })).code, 0);
  });
});
