#!/usr/bin/env bash
# The hooks of .pre-commit-hooks.yaml: huawei-iam with the given arguments.
set -euo pipefail
cli=$(bash "$(dirname "${BASH_SOURCE[0]}")/cli.sh")
exec node "$cli" "$@"
