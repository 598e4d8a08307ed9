#!/usr/bin/env bash
# @cdktf/hcl2json 0.21.0: `convertFiles`, which returns one object for all `.tf` and `.tf.json` files of a folder, hides the locals
# of a `.tf.json` file as soon as a `.tf` file has a `locals` block. The blocks are an array, and the locals of the JSON file become
# properties of that array by name: neither a loop over the blocks nor JSON.stringify shows them. Resources of both kinds of files
# do not interfere. A well-informed guess is that locals are in the result wherever they are written.
#
# Expected output:
#   only .tf.json: {"locals":{"actions":["ecs:*:*"]}}
#   with a .tf file: {"locals":[{"name":"x"}]}
#   hidden in the array: ["ecs:*:*"]
# For users: nothing to do. Locals are followed between `.tf` and `.tf.json` files, as docs/terraform.md says.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @cdktf/hcl2json@0.21.0
mkdir folder
echo '{ "locals": { "actions": ["ecs:*:*"] } }' > folder/actions.tf.json
cat > check.cjs <<'JS'
const { writeFileSync } = require("node:fs");
const { convertFiles } = require("@cdktf/hcl2json");
(async () => {
  const alone = await convertFiles("folder");
  writeFileSync("folder/main.tf", 'locals {\n  name = "x"\n}\n');
  const both = await convertFiles("folder");
  const seen = [
    `only .tf.json: ${JSON.stringify(alone)}`,
    `with a .tf file: ${JSON.stringify(both)}`,
    `hidden in the array: ${JSON.stringify(both.locals.actions)}`,
  ];
  console.log(seen.join("\n"));
  const expected = [
    'only .tf.json: {"locals":{"actions":["ecs:*:*"]}}',
    'with a .tf file: {"locals":[{"name":"x"}]}',
    'hidden in the array: ["ecs:*:*"]',
  ];
  process.exit(seen.join("\n") === expected.join("\n") ? 0 : 1);
})();
JS
node check.cjs
