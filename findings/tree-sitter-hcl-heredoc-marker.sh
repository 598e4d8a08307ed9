#!/usr/bin/env bash
# @tree-sitter-grammars/tree-sitter-hcl 1.2.0 reports a syntax error for a heredoc whose marker has a letter outside ASCII
# (`<<策略`). It is valid: HashiCorp's parser, as WebAssembly in @cdktf/hcl2json 0.21.0, reads it. A well-informed guess is
# that a marker follows the rules of other identifiers, as HCL's specification says; other names with such letters are
# fine in the same grammar. Its file for HCL and its file for Terraform behave alike.
#
# Expected output:
#   marker EOT: HashiCorp reads {"a":"x\n"}, hcl ok, terraform ok
#   marker 策略: HashiCorp reads {"a":"x\n"}, hcl error, terraform error
#   name 策略: HashiCorp reads {"策略":"x"}, hcl ok, terraform ok
# For users: a policy in a heredoc with a Chinese marker is checked and edited like any other; the reader of this project
# takes the letters of a marker from Unicode's identifiers, and a test keeps it so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @cdktf/hcl2json@0.21.0 @tree-sitter-grammars/tree-sitter-hcl@1.2.0 web-tree-sitter@0.27.2
cat > check.mjs <<'JS'
import hcl from "@cdktf/hcl2json";
import { Language, Parser } from "web-tree-sitter";
await Parser.init();
const grammar = async (name) => {
  const parser = new Parser();
  parser.setLanguage(await Language.load(`node_modules/@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-${name}.wasm`));
  return (text) => `${name} ${parser.parse(text).rootNode.hasError ? "error" : "ok"}`;
};
const grammars = [await grammar("hcl"), await grammar("terraform")];
const texts = {
  "marker EOT": "a = <<EOT\nx\nEOT\n",
  "marker 策略": "a = <<策略\nx\n策略\n",
  "name 策略": "策略 = \"x\"\n",
};
const seen = [];
for (const [title, text] of Object.entries(texts))
  seen.push([`${title}: HashiCorp reads ${JSON.stringify(await hcl.parse("a.tf", text))}`, ...grammars.map((of) => of(text))].join(", "));
console.log(seen.join("\n"));
const expected = [
  'marker EOT: HashiCorp reads {"a":"x\\n"}, hcl ok, terraform ok',
  'marker 策略: HashiCorp reads {"a":"x\\n"}, hcl error, terraform error',
  'name 策略: HashiCorp reads {"策略":"x"}, hcl ok, terraform ok',
];
process.exitCode = seen.join("\n") === expected.join("\n") ? 0 : 1;
JS
node check.mjs
