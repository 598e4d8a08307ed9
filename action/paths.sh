# shellcheck shell=bash
# Sourced by other scripts. Sets the array `paths` to the lines of $PATHS.
paths=()
while IFS= read -r line; do
  line=${line%$'\r'}
  if [ -n "$line" ]; then paths+=("$line"); fi
done <<< "${PATHS:-}"
if [ ${#paths[@]} -eq 0 ]; then paths=(.); fi
