#!/usr/bin/env bash
# @microsoft/sarif-multitool-linux 5.7.0: `match-results-forward` compares two logs by place before it looks at fingerprints. A
# finding that appears where an accepted one was is "unchanged" and takes over its suppression, although message and fingerprint
# differ; the accepted finding, which only moved and has its old fingerprint, is "new". A well-informed guess is that equal
# fingerprints decide, because SARIF 2.1.0 (3.27.16, 3.27.17) defines them to recognize a result after such a change.
#
# Expected output:
#   line 2, fingerprint other: unchanged, suppressed
#   line 12, fingerprint accepted: new, not suppressed
# For users: accept findings with an entry in `.huawei-iam.json` or a comment at the policy, not by suppressions of an older log;
# docs/ci.md says so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @microsoft/sarif-multitool-linux@5.7.0
tool=node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
chmod u+x "$tool"
cat > logs.mjs <<'JS'
import { writeFileSync } from "node:fs";
const result = (startLine, fingerprint, text, more) => ({
  ruleId: "R1", ruleIndex: 0, message: { text }, partialFingerprints: { "policy/v1": fingerprint }, ...more,
  locations: [{ physicalLocation: { artifactLocation: { uri: "a.json" }, region: { startLine } } }],
});
const write = (file, results) => {
  const driver = { name: "t", rules: [{ id: "R1", shortDescription: { text: "A rule." } }] };
  const $schema = "https://json.schemastore.org/sarif-2.1.0.json";
  writeFileSync(file, JSON.stringify({ $schema, version: "2.1.0", runs: [{ tool: { driver }, results }] }));
};
write("previous.sarif", [result(2, "accepted", "m", { suppressions: [{ kind: "external", status: "accepted" }] })]);
write("current.sarif", [result(12, "accepted", "m"), result(2, "other", "n")]);
JS
node logs.mjs
DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$tool" match-results-forward current.sarif -r previous.sarif -o out.sarif >/dev/null
node -e '
const [run] = JSON.parse(require("node:fs").readFileSync("out.sarif", "utf8")).runs;
const lineOf = ({ locations: [{ physicalLocation }] }) => physicalLocation.region.startLine;
const seen = run.results.sort((one, other) => lineOf(one) - lineOf(other)).map((result) =>
  `line ${lineOf(result)}, fingerprint ${Object.values(result.partialFingerprints)}: ${result.baselineState}, `
    + (result.suppressions?.length > 0 ? "suppressed" : "not suppressed"));
console.log(seen.join("\n"));
const expected = ["line 2, fingerprint other: unchanged, suppressed", "line 12, fingerprint accepted: new, not suppressed"];
process.exitCode = seen.join("\n") === expected.join("\n") ? 0 : 1;
'
