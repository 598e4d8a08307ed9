#!/usr/bin/env bash
# hcl2-parser 1.0.3 returns `$${g:UserName}`, the text of a policy variable, exactly as it returns `${var.name}`, a value that
# Terraform computes: the escape is lost, and a caller cannot tell them apart. @cdktf/hcl2json 0.21.0, made from the same
# converter, keeps the escape. A well-informed guess is that both write JSON that Terraform reads as the same configuration,
# but written back as `.tf.json`, the result of hcl2-parser is an error: `${g:UserName}` is no expression.
#
# Expected output:
#   hcl2-parser: escaped ${g:UserName}, computed ${var.name}
#   @cdktf/hcl2json: escaped $${g:UserName}, computed ${var.name}
# For users: nothing to do. Our reader keeps the difference, and a policy variable in a Terraform file is checked as text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts hcl2-parser@1.0.3 @cdktf/hcl2json@0.21.0
cat > check.cjs <<'JS'
const text = 'escaped = "$${g:UserName}"\ncomputed = "${var.name}"\n';
const shown = ({ escaped, computed }) => `escaped ${escaped}, computed ${computed}`;
const read = async (name) => {
  if (name === "hcl2-parser") return require(name).parseToObject(text)[0];
  return require(name).parse("a.tf", text);
};
// Each is a WebAssembly program of Go, and they share global names: one process each.
read(process.argv[2]).then((object) => {
  console.log(`${process.argv[2]}: ${shown(object)}`);
  process.exit();
});
JS
seen=$(node check.cjs hcl2-parser; node check.cjs @cdktf/hcl2json)
echo "$seen"
[ "$seen" = 'hcl2-parser: escaped ${g:UserName}, computed ${var.name}
@cdktf/hcl2json: escaped $${g:UserName}, computed ${var.name}' ]
