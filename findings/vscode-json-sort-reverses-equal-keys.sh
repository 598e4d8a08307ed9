#!/usr/bin/env bash
# vscode-json-languageservice 5.7.2, the JSON support of VS Code: `sort` ("JSON: Sort Document") puts entries with the same key
# into reverse order. RFC 8259 allows such a text, and most parsers take the last entry: a Deny that was in force becomes an
# Allow. A well-informed guess is that sorting is stable, as JavaScript's own sort is, and so never changes what a parser reads.
#
# Expected output:
#   before: Deny, after: Allow
#   {"Action":["ecs:*:*"],"Effect":"Deny","Effect":"Allow"}
# For users: the rule duplicate-key reports such a policy, and its page says to merge the entries before anything is sorted.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts vscode-json-languageservice@5.7.2
cat > check.cjs <<'JS'
const { getLanguageService, TextDocument } = require("vscode-json-languageservice");
const text = '{"Effect":"Allow","Action":["ecs:*:*"],"Effect":"Deny"}';
const document = TextDocument.create("file:///policy.json", "json", 1, text);
const edits = getLanguageService({}).sort(document, { tabSize: 2, insertSpaces: true });
const sorted = TextDocument.applyEdits(document, edits);
const seen = [`before: ${JSON.parse(text).Effect}, after: ${JSON.parse(sorted).Effect}`, sorted.replace(/\s+/g, "")];
console.log(seen.join("\n"));
const expected = ["before: Deny, after: Allow", '{"Action":["ecs:*:*"],"Effect":"Deny","Effect":"Allow"}'];
process.exitCode = seen.join("\n") === expected.join("\n") ? 0 : 1;
JS
node check.cjs
