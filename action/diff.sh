#!/usr/bin/env bash
# Third step of action.yml: what the pull request changes in the access that policies grant, as a report in the summary of
# the run, and as annotations. CLI: the command line. BASE: the commit that it is compared with. PATHS: files and folders,
# one a line. FAIL_ON: new-grants, new-write, new-sensitive, or empty. EDITION, LANGUAGE: options.
set -euo pipefail
# shellcheck source=action/paths.sh
source "$GITHUB_ACTION_PATH/action/paths.sh"
# shellcheck source=action/base.sh
source "$GITHUB_ACTION_PATH/action/base.sh"

if git diff --quiet --relative "$from" HEAD -- '*.json' '*.jsonc' '*.tf' '*.tofu'; then
  echo "No JSON or Terraform file has changed; nothing was compared."
  exit 0
fi
options=(--edition "${EDITION:-huaweicloud}" --lang "${LANGUAGE:-en}")
checks=()
if [ -n "${FAIL_ON:-}" ]; then checks=(--fail-on "$FAIL_ON"); fi
code=0
node "$CLI" diff "${options[@]}" ${checks[@]+"${checks[@]}"} --format github -- "git:$from" "${paths[@]}" || code=$?
if [ "$code" -lt 2 ]; then
  {
    node "$CLI" diff "${options[@]}" --format markdown -- "git:$from" "${paths[@]}" 2> /dev/null | head -c 60000 || true
    printf '\n'
  } >> "$GITHUB_STEP_SUMMARY"
elif [ -z "${FAIL_ON:-}" ]; then
  # The report is extra information; what is wrong with a file is a finding of the check.
  code=0
fi
exit "$code"
