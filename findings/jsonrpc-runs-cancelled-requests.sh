#!/usr/bin/env bash
# vscode-jsonrpc 10.0.0: a request that is cancelled while it still waits in the queue is carried out nevertheless. Its handler is
# called with a token that is already cancelled, and the client gets the result, not the error RequestCancelled (-32800).
# A server can answer earlier only if it sets `connectionStrategy.cancelUndispatched`.
#
# Expected output:
#   called: 1, then 2 with a token that is cancelled: true
#   answers: 1 "done", 2 "done"
# For users: our server looks at the token before each request, so a cancelled one costs nothing and is answered with -32800.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts vscode-jsonrpc@10.0.0
cat > check.cjs <<'JS'
const { PassThrough } = require("node:stream");
const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require("vscode-jsonrpc/node");
const [toServer, toClient] = [new PassThrough(), new PassThrough()];
const server = createMessageConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
const calls = [];
server.onRequest("work", (number, token) => {
  calls.push([number, token.isCancellationRequested]);
  return "done";
});
server.listen();
const answers = [];
new StreamMessageReader(toClient).listen((message) => {
  answers.push(`${message.id} ${JSON.stringify(message.result ?? message.error?.code)}`);
  if (answers.length < 2) return;
  const [[first], [second, isCancelled]] = calls;
  const seen = [
    `called: ${first}, then ${second} with a token that is cancelled: ${isCancelled}`,
    `answers: ${answers.sort().join(", ")}`,
  ];
  console.log(seen.join("\n"));
  const expected = ["called: 1, then 2 with a token that is cancelled: true", 'answers: 1 "done", 2 "done"'];
  process.exit(seen.join() === expected.join() ? 0 : 1);
});
const framed = (message) => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
// One chunk, as from a client that types on: both requests and the cancellation of the second are there at once.
toServer.write(
  framed({ id: 1, method: "work", params: [1] })
    + framed({ id: 2, method: "work", params: [2] })
    + framed({ method: "$/cancelRequest", params: { id: 2 } }),
);
JS
node check.cjs
