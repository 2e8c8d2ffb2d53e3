#!/usr/bin/env bash
# Runs the command lines of tests/golden/cli/*.in against the store of world.ndjson and compares what
# the command says with *.out: standard output, then standard error marked "! ", then the status.
# usage: golden.sh ENTENTE SOURCE_DIR; ENTENTE_UPDATE_GOLDEN=1 rewrites the expectations.
set -uo pipefail
entente=$1 golden=$2/tests/golden/cli
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
export ENTENTE_DB=$folder/store ENTENTE_DATA=$2/data
"$entente" load "$golden/world.ndjson" || exit 1
status=0
for input in "$golden"/*.in; do
  while IFS= read -r line; do
    echo "\$ entente $line"
    eval "words=($line)"
    "$entente" "${words[@]}" >out 2>err </dev/null
    code=$?
    cat out
    sed 's/^/! /' err
    echo "= $code"
    echo
  done <"$input" | sed "s|$folder/||g; s|$2/||g" >actual
  expected=${input%.in}.out
  if [ "${ENTENTE_UPDATE_GOLDEN:-}" = 1 ]; then
    cp actual "$expected"
  elif ! diff -u "$expected" actual; then
    status=1
  fi
done
exit $status
