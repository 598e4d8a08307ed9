#!/usr/bin/env bash
# Builds the command line in this clone if it has not been built, and prints its path. Needs Node and npm.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
if [ ! -f "$root/dist/cli.js" ]; then
  cd "$root"
  if ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(+a > 20 || (+a === 20 && +b >= 19) ? 0 : 1)'; then
    echo "huawei-iam needs Node 20.19 or newer." >&2
    exit 2
  fi
  # npm writes this file when it has installed everything.
  [ -f node_modules/.package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund >&2
  node esbuild.mjs >&2
fi
printf '%s\n' "$root/dist/cli.js"
