#!/usr/bin/env bash
# @codemirror/lsp-client 6.3.0 announces pull diagnostics (`textDocument.diagnostic`) in its capabilities, but has no code that
# sends `textDocument/diagnostic`; it only shows what a server pushes. A server that stops pushing for clients that can pull
# shows no diagnostics there.
#
# Expected output:
#   announces textDocument.diagnostic: true
#   sends textDocument/diagnostic: false
#   handles textDocument/publishDiagnostics: true
# For users: our server pushes until the first pull request has really arrived.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @codemirror/lsp-client@6.3.0 @codemirror/view@6.43.15 @codemirror/state@6.7.6
cat > check.mjs <<'JS'
import { readFileSync } from "node:fs";
import { LSPClient } from "@codemirror/lsp-client";
const sent = [];
new LSPClient({}).connect({ send: (message) => sent.push(JSON.parse(message)), subscribe() {}, unsubscribe() {} });
const initialize = sent.find(({ method }) => method === "initialize");
const source = readFileSync("node_modules/@codemirror/lsp-client/dist/index.js", "utf8");
const seen = [
  `announces textDocument.diagnostic: ${initialize.params.capabilities.textDocument.diagnostic !== undefined}`,
  `sends textDocument/diagnostic: ${source.includes("textDocument/diagnostic")}`,
  `handles textDocument/publishDiagnostics: ${source.includes("textDocument/publishDiagnostics")}`,
];
console.log(seen.join("\n"));
process.exit(seen.join() === "announces textDocument.diagnostic: true,sends textDocument/diagnostic: false,handles textDocument/publishDiagnostics: true" ? 0 : 1);
JS
node check.mjs
