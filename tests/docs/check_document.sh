#!/usr/bin/env bash
# Runs what a document shows: check_document.sh DOCUMENT COMMAND_FOLDER SOURCE_FOLDER
#
# Blocks marked `sh` must succeed. In blocks marked `console` each line "$ COMMAND" is run, and what
# it prints must be the lines below it; a line "..." stands for the rest. All commands of a document
# run in one empty folder that has a link to examples/. Blocks marked otherwise are not run.
# With ENTENTE_UPDATE_GOLDEN=1 the document is rewritten with what the commands print.
set -euo pipefail
document=$(realpath "$1")
PATH=$(realpath "$2"):$PATH
source=$(realpath "$3")
unset ENTENTE_DB ENTENTE_DATA
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s "$source/examples" "$folder/examples"
cd "$folder"

actual=$folder/.actual.md
failed=0 block= commands= command= shown=0 elided=0

run_shown() {  # Prints the command's output as the document shows it: all, or as many lines.
  [ -n "$command" ] || return 0
  local output
  output=$(bash -c "$command" 2>&1 </dev/null) || true
  if [ "$elided" -eq 1 ]; then
    { [ "$shown" -eq 0 ] || head -n "$shown" <<<"$output"; echo "..."; }
  elif [ -n "$output" ]; then
    printf '%s\n' "$output"
  fi
}

run_block() {
  bash -euo pipefail -c "$commands" >"$folder/.log" 2>&1 </dev/null && return 0
  echo "fails:"$'\n'"$commands"
  cat "$folder/.log"
  failed=1
}

while IFS= read -r line || [ -n "$line" ]; do
  if [[ $line == '```'* ]]; then
    if [ -z "$block" ]; then
      block=${line#'```'}
      block=${block:-text}
      commands= command=
    else
      case $block in
        sh) run_block >&2 ;;
        console) run_shown >>"$actual" ;;
      esac
      block=
    fi
    printf '%s\n' "$line" >>"$actual"
  elif [ "$block" = console ]; then
    if [[ $line == '$ '* ]]; then
      run_shown >>"$actual"
      printf '%s\n' "$line" >>"$actual"
      command=${line#'$ '} shown=0 elided=0
    elif [ "$line" = "..." ]; then
      elided=1
    elif [ "$elided" -eq 0 ]; then
      shown=$((shown + 1))
    fi
  else
    [ "$block" != sh ] || commands+=$line$'\n'
    printf '%s\n' "$line" >>"$actual"
  fi
done <"$document"

if [ "${ENTENTE_UPDATE_GOLDEN:-}" = 1 ]; then
  cp "$actual" "$document"
elif ! diff -u "$document" "$actual"; then
  echo "$1 shows something else than the commands print" >&2
  failed=1
fi
exit $failed
