import assert from "node:assert/strict";
import { Writable } from "node:stream";
import { test } from "node:test";
import { StdoutWriter } from "../../../server/src/lsp/host/stdout-writer.js";

const messageOf = (result: unknown) => ({ jsonrpc: "2.0", id: 1, result });

test("stdout writer: each message is one piece, in order, and its length is in bytes", async () => {
  const pieces: string[] = [];
  const stream = new Writable({
    write(piece: Buffer, _, done) {
      pieces.push(piece.toString("utf8"));
      setImmediate(done);
    },
  });
  const writer = new StdoutWriter(stream);
  await Promise.all(["授权项", "a\nb", null].map((result) => writer.write(messageOf(result))));
  assert.deepEqual(pieces, [
    'Content-Length: 45\r\n\r\n{"jsonrpc":"2.0","id":1,"result":"授权项"}',
    'Content-Length: 40\r\n\r\n{"jsonrpc":"2.0","id":1,"result":"a\\nb"}',
    'Content-Length: 38\r\n\r\n{"jsonrpc":"2.0","id":1,"result":null}',
  ]);
});

test("stdout writer: a failure is reported, and the end of the stream, too", async () => {
  const writer = new StdoutWriter(new Writable({ write: (_, __, done) => done(new Error("broken pipe")) }));
  const failures: string[] = [];
  writer.onError(([error, message]) => failures.push(`${error.message} ${String(message !== undefined)}`));
  const closed = new Promise((done) => writer.onClose(done));
  await assert.rejects(writer.write(messageOf(1)), /broken pipe/);
  await closed;
  assert.ok(failures.includes("broken pipe true"), failures.join());
});

test("stdout writer: what cannot be JSON is refused", async () => {
  const writer = new StdoutWriter(new Writable());
  const circle: { itself?: unknown } = {};
  circle.itself = circle;
  await assert.rejects(writer.write(messageOf(circle)), TypeError);
});
