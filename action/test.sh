#!/usr/bin/env bash
# Fourth step of action.yml: runs the policy tests of the repository. CLI: the command line. TEST: true, or auto to run
# them only if there are some. EDITION, LANGUAGE: options.
set -euo pipefail
if [ "${TEST:-auto}" = auto ]; then
  if [ -z "$(git ls-files -- '*.hwpolicy-test.json')" ] && ! git grep --quiet '"tests"' -- '.huawei-iam.json' '**/.huawei-iam.json'; then
    echo "There are no policy tests."
    exit 0
  fi
fi
code=0
report=$(node "$CLI" test --no-color --edition "${EDITION:-huaweicloud}" --lang "${LANGUAGE:-en}" 2>&1) || code=$?
printf '%s\n' "$report"
{
  printf '### huawei-iam test\n\n<pre>\n'
  head -c 60000 <<< "$report" | sed 's/&/\&amp;/g; s/</\&lt;/g'
  printf '</pre>\n\n'
} >> "$GITHUB_STEP_SUMMARY"
exit "$code"
