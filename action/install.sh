#!/usr/bin/env bash
# First step of action.yml. PACKAGE: an npm package or a .tgz; empty for the command line of this repository.
set -euo pipefail
if [ -z "${PACKAGE:-}" ]; then
  cli=$(bash "$GITHUB_ACTION_PATH/action/cli.sh")
else
  # npm would look for a file in the folder that it installs to.
  if [ -f "$PACKAGE" ]; then PACKAGE="$(cd "$(dirname "$PACKAGE")" && pwd)/$(basename "$PACKAGE")"; fi
  npm install --prefix "$RUNNER_TEMP/huawei-iam" --ignore-scripts --no-audit --no-fund -- "$PACKAGE"
  cli="$RUNNER_TEMP/huawei-iam/node_modules/huawei-iam/dist/cli.js"
fi
echo "cli=$cli" >> "$GITHUB_OUTPUT"
