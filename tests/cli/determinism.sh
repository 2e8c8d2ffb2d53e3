#!/usr/bin/env bash
# The same articles give the same store, byte for byte, in any order, with any number of threads, and by `extract | load`.
# usage: determinism.sh ENTENTE SOURCE_DIR
set -uo pipefail
entente=$1 source=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export ENTENTE_DATA=$source/data
mapfile -t articles < <(find "$source/examples/articles" -type f | LC_ALL=C sort)
mapfile -t reversed < <(printf '%s\n' "${articles[@]}" | LC_ALL=C sort -r)
cd "$folder" || exit 2
failed=0
fail() {
  echo "FAIL: $1"
  failed=1
}

[ "${#articles[@]}" -ge 2 ] || fail "two articles at least are needed to try two orders"
"$entente" ingest "${articles[@]}" --jobs 1 --db forward || fail "ingest, one thread"
"$entente" ingest "${reversed[@]}" --jobs 2 --db backward || fail "ingest, two threads, the other order"
"$entente" ingest "${articles[@]}" --db forward 2>&1 | grep -q " articles read (0 new), .* claims (0 new)" ||
  fail "the same articles again are told as nothing new"
"$entente" extract "${reversed[@]}" --jobs 2 | "$entente" load - --db loaded || fail "extract | load"
for store in forward backward loaded; do
  "$entente" export $store.ndjson --db $store || fail "export of $store"
done
grep -q '"relation"' forward.ndjson || fail "the examples give no claims, and nothing is compared"
for store in backward loaded; do
  cmp forward.ndjson $store.ndjson || fail "the store $store differs from the store of one thread"
done
exit $failed
