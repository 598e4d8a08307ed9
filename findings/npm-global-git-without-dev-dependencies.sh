#!/usr/bin/env bash
# npm 11.19.1 prepares a package from a Git repository as documented: it installs dependencies and devDependencies, then runs the
# `prepare` script. With `--global` it does not install them, because the inner `npm install` inherits `global` from its
# environment, and so `prepare` runs without them and the installation fails. pre-commit (4.6) installs hooks of `language: node`
# in exactly this way, so a hook whose repository is built by `prepare` cannot be installed.
#
# Expected output:
#   local: prepare found the development dependency
#   global: prepare did not find the development dependency
# For users: our pre-commit hooks have `language: script`, and their script builds the command line.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts npm@11.19.1
npm() { node "$work/node_modules/npm/bin/npm-cli.js" "$@"; }

mkdir hook
cat > hook/package.json <<'JSON'
{
  "name": "hook", "version": "1.0.0", "license": "MIT", "bin": "cli.js",
  "scripts": { "prepare": "node -e \"require('ms'); require('fs').writeFileSync('cli.js', '')\"" },
  "devDependencies": { "ms": "2.1.3" }
}
JSON
git -C hook init -q
git -C hook add -A
git -C hook -c user.name=a -c user.email=a@b.c commit -qm a

found() { if "$@" >install.log 2>&1; then echo "found"; elif grep -q "Cannot find module 'ms'" install.log; then echo "did not find"; else cat install.log; echo "failed otherwise"; fi; }
mkdir project
echo '{}' > project/package.json
local_result=$(found npm install --prefix project --allow-git=root --no-audit --no-fund "git+file://$work/hook")
global_result=$(found npm install --global --prefix "$work/global" --allow-git=root --no-audit --no-fund "git+file://$work/hook")
echo "local: prepare $local_result the development dependency"
echo "global: prepare $global_result the development dependency"
[ "$local_result" = "found" ] && [ "$global_result" = "did not find" ]
