import assert from "node:assert/strict";
import test from "node:test";
import { memoryNow } from "../fuzz/day.js";
import { openSession } from "../support/session.js";

const padding = " ".repeat(1_000_000);
const long = (number: number) => `${"abcdefghij".repeat(30)}${String(number)}`;

const notations: Record<string, (number: number) => string> = {
  "p.json": (number) => `{
  "Version": "1.1", ${padding}
  "Statement": [{
    "Effect": "Allow",
    "Action": ["ecs:servers:a_long_misspelled_name_${String(number)}", "ecs:servers:${long(number)}", "e${long(number)}"],
    "Resource": ["obs:*:*:bucket:${long(number)}"],
    "Condition": { "StringEquals": { "g:${long(number)}": ["${long(number)}"] } },
    "${long(number)}": 1
  }]
}`,
  "p.tf": (number) => `locals {
  a = ["ecs:servers:${long(number)}"] # ${long(number)} ${padding}
}
resource "huaweicloud_identity_role" "r" {
  name        = "${long(number)}"
  description = "a_long_description_${String(number)}"
  type        = "XA"
  policy = jsonencode({
    Version   = "1.1"
    Statement = [{ Effect = "Allow", Action = concat(local.a, ["vpc:${long(number)}:get", "x${long(number)}"]) }]
  })
}`,
  "p.hwpolicy-test.json": (number) => `{ "policies": ["${long(number)}.json"], ${padding} "allows": ["ecs:servers:${long(number)}"] }`,
};

for (const [name, textOf] of Object.entries(notations))
  test(`no part of a text is kept after 40 versions, or after the document is closed: ${name}`, async () => {
    const session = await openSession(new Map());
    const play = async (folder: string, first: number) => {
      const uri = `file:///w/${folder}/${name}`;
      for (let number = first; number < first + 20; number++) {
        const found = session.next(uri);
        if (number === first) await session.open(uri, textOf(number));
        else await session.change(uri, textOf(number), number);
        await found;
        const line = textOf(number).slice(0, textOf(number).indexOf("ecs:servers:")).split("\n").length - 1;
        const character = textOf(number).split("\n")[line]!.indexOf("ecs:servers:") + 14;
        for (const method of ["hover", "completion", "codeAction", "references"])
          await session.client.sendRequest(`textDocument/${method}`, {
            textDocument: { uri },
            position: { line, character },
            range: { start: { line, character }, end: { line, character } },
            context: { includeDeclaration: true, diagnostics: [] },
          });
      }
      const cleared = session.next(uri);
      await session.client.sendNotification("textDocument/didClose", { textDocument: { uri } });
      await cleared;
    };
    await play("a", 1);
    const before = memoryNow(0).heap;
    await play("b", 101);
    await play("c", 201);
    const grown = memoryNow(0).heap - before;
    session.close();
    // 40 texts have 40 MB.
    assert.ok(grown < 4, `${grown.toFixed(1)} MB are kept`);
  });
