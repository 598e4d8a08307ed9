# shellcheck shell=bash
# Sourced by other scripts. Sets `from` to the commit with which the pull request of base $BASE is compared.

# The checkout of a pull request has one commit.
if ! git cat-file -e "$BASE^{commit}" 2>/dev/null && ! git fetch --quiet --no-tags --depth=1 origin "$BASE" 2>/dev/null; then
  echo "::error::The base commit $BASE is not in the clone and cannot be fetched. Use actions/checkout with fetch-depth: 0."
  exit 2
fi
from=$(git merge-base "$BASE" HEAD 2>/dev/null || printf '%s' "$BASE")
