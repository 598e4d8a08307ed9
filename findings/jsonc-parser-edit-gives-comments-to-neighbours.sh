#!/usr/bin/env bash
# jsonc-parser 3.3.1: `modify` moves and deletes the comments of entries that it does not change. An appended action takes over
# the comment behind the last action; if the first action is removed, its comment moves to the second one, whose own comment is
# deleted. A well-informed guess is that such an edit, made for JSON with comments, leaves the other entries and their comments
# alone. A reason for one action, or a comment that suppresses a finding, then belongs to another action.
#
# Expected output:
#   append c: "a", // for a|"b",|"c" // for b
#   remove a: // for a|"b"
# For users: our fixes do not use `modify`. An appended action leaves each comment where it is, and a comment that suppresses
# findings is removed together with its action.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts jsonc-parser@3.3.1
cat > check.cjs <<'JS'
const { applyEdits, modify } = require("jsonc-parser");
const formattingOptions = { insertSpaces: true, tabSize: 2 };
const items = (text) => text.split("\n").slice(2, -3).map((line) => line.trim()).join("|");
const behind = '{\n  "Action": [\n    "a", // for a\n    "b" // for b\n  ]\n}\n';
const above = '{\n  "Action": [\n    // for a\n    "a",\n    // for b\n    "b"\n  ]\n}\n';
const append = modify(behind, ["Action", -1], "c", { formattingOptions, isArrayInsertion: true });
const remove = modify(above, ["Action", 0], undefined, { formattingOptions });
const seen = [
  `append c: ${items(applyEdits(behind, append))}`,
  `remove a: ${items(applyEdits(above, remove))}`,
];
console.log(seen.join("\n"));
const expected = ['append c: "a", // for a|"b",|"c" // for b', 'remove a: // for a|"b"'];
process.exitCode = seen.join("\n") === expected.join("\n") ? 0 : 1;
JS
node check.cjs
