#!/usr/bin/env bash
# Second step of action.yml: checks policies; annotations go to the log, a report to the summary of the run.
# CLI: the command line. PATHS: files, folders and globs, one a line. BASE: the commit that a pull request is compared
# with; empty to check everything. MAX_WARNINGS, SEVERITY, EDITION, LANGUAGE: options. SARIF: a file, or empty.
set -euo pipefail

# shellcheck source=action/paths.sh
source "$GITHUB_ACTION_PATH/action/paths.sh"

options=(--no-color --max-warnings "${MAX_WARNINGS:-0}" --severity "${SEVERITY:-information}" --edition "${EDITION:-huaweicloud}" --lang "${LANGUAGE:-en}")

if [ -n "${BASE:-}" ]; then
  # shellcheck source=action/base.sh
  source "$GITHUB_ACTION_PATH/action/base.sh"
  specs=()
  for path in "${paths[@]}"; do
    case $path in '!'*) specs+=(":(exclude,glob)${path#!}") ;; *) specs+=(":(glob)${path#./}") ;; esac
  done
  if [ "${paths[*]}" = . ]; then specs=(.); fi
  # A misspelled path would pass every pull request.
  if [ -z "$(git ls-files -- "${specs[@]}")" ] && git diff --quiet "$from" HEAD -- "${specs[@]}"; then
    echo "::error::No file matches the input 'paths': ${paths[*]}"
    printf 'errors=\nwarnings=\nsarif=\n' >> "$GITHUB_OUTPUT"
    exit 2
  fi
  changed=() settings=
  while IFS= read -r -d '' file; do
    case $file in
      .huawei-iam.json | */.huawei-iam.json) settings=$file ;;
      *.json | *.jsonc | *.tf | *.tofu) changed+=("./$file") ;;
    esac
  done < <(git diff --name-only -z --relative --diff-filter=d "$from" HEAD -- "${specs[@]}" ':(glob)**/.huawei-iam.json')
  if [ -n "$settings" ]; then
    echo "$settings has changed, so all policies are checked."
  elif [ ${#changed[@]} -eq 0 ]; then
    echo "No JSON or Terraform file has changed; nothing was checked."
    printf 'errors=0\nwarnings=0\nsarif=\n' >> "$GITHUB_OUTPUT"
    exit 0
  else
    paths=("${changed[@]}")
    options+=(--policies-only)
  fi
fi

# The first report decides; the others repeat it for other readers.
code=0
node "$CLI" lint "${options[@]}" --format github -- "${paths[@]}" || code=$?
json=$(node "$CLI" lint "${options[@]}" --format json -- "${paths[@]}" 2> /dev/null || true)
node -e '
  const { summary } = JSON.parse(require("fs").readFileSync(0, "utf8").trim() || "{}");
  console.log(`errors=${summary?.error ?? ""}\nwarnings=${summary?.warning ?? ""}`);
' <<< "$json" >> "$GITHUB_OUTPUT"
sarif=
if [ -n "${SARIF:-}" ] && [ "$code" -lt 2 ]; then
  mkdir -p "$(dirname "$SARIF")"
  node "$CLI" lint "${options[@]}" --format sarif -- "${paths[@]}" > "$SARIF" 2> /dev/null || true
  sarif=$SARIF
fi
printf 'sarif=%s\n' "${sarif//[$'\r\n']/}" >> "$GITHUB_OUTPUT"
{
  printf '### huawei-iam lint\n\n<pre>\n'
  { node "$CLI" lint "${options[@]}" --format text -- "${paths[@]}" 2>&1 || true; } | head -c 60000 | sed 's/&/\&amp;/g; s/</\&lt;/g'
  printf '</pre>\n\n'
} >> "$GITHUB_STEP_SUMMARY"
exit "$code"
