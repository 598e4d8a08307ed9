#!/usr/bin/env bash
# @microsoft/sarif-multitool-linux 5.7.0: `rewrite` drops an explicit result level "warning", although the rule's
# defaultConfiguration.level is "error". SARIF 2.1.0 (3.27.10) takes the level of a result without one from its rule, so the
# warning has become an error. A well-informed guess is that a rewrite keeps the meaning of each result.
#
# Expected output:
#   before: rule error, result warning
#   after: rule error, result (none)
# For users: `huawei-iam lint --format sarif` must write the level in force into the rule, too.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @microsoft/sarif-multitool-linux@5.7.0
tool=node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
chmod u+x "$tool"
cat > in.sarif <<'SARIF'
{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json","runs":[{
  "tool":{"driver":{"name":"t","rules":[{"id":"R1","shortDescription":{"text":"A rule."},"defaultConfiguration":{"level":"error"}}]}},
  "results":[{"ruleId":"R1","ruleIndex":0,"level":"warning","message":{"text":"m"},
    "locations":[{"physicalLocation":{"artifactLocation":{"uri":"a.json"},"region":{"startLine":1}}}]}]}]}
SARIF
DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$tool" rewrite in.sarif --output out.sarif >/dev/null
node -e '
const { readFileSync } = require("node:fs");
const levels = (file) => {
  const [run] = JSON.parse(readFileSync(file, "utf8")).runs;
  return `rule ${run.tool.driver.rules[0].defaultConfiguration?.level}, result ${run.results[0].level ?? "(none)"}`;
};
const seen = [`before: ${levels("in.sarif")}`, `after: ${levels("out.sarif")}`];
console.log(seen.join("\n"));
process.exitCode = seen[0] === "before: rule error, result warning" && seen[1] === "after: rule error, result (none)" ? 0 : 1;
'
