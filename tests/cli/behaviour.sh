#!/usr/bin/env bash
# What golden files cannot show: pipes, repetition, the manual. usage: behaviour.sh ENTENTE SOURCE_DIR
set -uo pipefail
entente=$1 source=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
export ENTENTE_DB=$folder/store ENTENTE_DATA=$source/data
world=$source/tests/golden/cli/world.ndjson
failed=0
fail() {
  echo "FAIL: $1"
  failed=1
}

"$entente" load - <"$world" 2>/dev/null || fail "load reads standard input"
"$entente" load "$world" 2>&1 | grep -q " 0 articles added.* claims (0 new)" || fail "loading twice adds nothing"

# Of many wrong lines a hundred are told, and the number of the others.
yes '{"broken"' | head -n 150 | "$entente" load - --db broken 2>err
[ $? = 2 ] && [ "$(grep -c 'standard input:' err)" = 100 ] && grep -q "and 50 more lines" err &&
  grep -q "150 lines left out" err || fail "many wrong lines: $(tail -n 2 err)"

"$entente" export first.ndjson && "$entente" load first.ndjson --db again 2>/dev/null &&
  "$entente" export second.ndjson --db again && cmp first.ndjson second.ndjson ||
  fail "what is exported and loaded exports the same bytes"

# The facts of the installation are claims only where they are asked for, and once.
"$entente" facts load --db facts 2>err || fail "facts load: $(cat err)"
"$entente" facts load --db facts 2>&1 | grep -q "claims (0 new)" || fail "loading the facts twice adds nothing"
"$entente" who member_of NATO --at 2005 --db facts | grep -q "Latvia is member of NATO" || fail "the facts answer"
"$entente" who member_of NATO --at 2003 --db facts | grep -q "Latvia" && fail "the facts are dated"
"$entente" who member_of NATO --at 2005 --db facts --without-source "entente facts" >out 2>/dev/null
[ $? = 1 ] && [ ! -s out ] || fail "the facts can be left out"
"$entente" facts drop --db facts 2>/dev/null
[ $? = 2 ] || fail "facts knows no other word than load"

# A reader that goes away early is no error: enough output to fill the pipe.
"$entente" export - --format json 2>err | head -c 10 >/dev/null
[ "${PIPESTATUS[0]}" = 0 ] && [ ! -s err ] || fail "a closed pipe is success: $(cat err)"

if [ -w /dev/full ]; then
  "$entente" timeline Russia >/dev/full 2>err
  [ $? = 2 ] && grep -q "standard output" err || fail "a full disk is an error"
fi

# A message is one line, whatever a name holds.
"$entente" show $'a\nb\x1b[31m' 2>err
[ "$(wc -l <err)" = 1 ] && grep -qF 'a\nb\x1b[31m' err || fail "a message is one line: $(cat err)"

# Every command's help is in the manual, word for word.
manual=$(cat "$source/docs/cli.md")
for name in $("$entente" --help | sed -n '/^commands:/,/^$/s/^  \([a-z-]*\) .*/\1/p'); do
  help=$("$entente" "$name" --help) || fail "$name --help"
  [[ $manual == *"$help"* ]] || fail "docs/cli.md does not hold the help of $name"
  [ "$("$entente" help "$name")" = "$help" ] || fail "help $name"
done
[[ $manual == *"$("$entente" --help)"* ]] || fail "docs/cli.md does not hold the help of the program"

# A claim is explained by reading its article once more, with the extractor that read it.
printf '%s\n' '---' 'date: 2019-02-05' '---' 'Sergey Lavrov visited Bishkek on 4 February.' >visit.md
"$entente" ingest visit.md --db explained 2>/dev/null || fail "ingest visit.md"
claim=$("$entente" who visits Bishkek --db explained --format ndjson | sed 's/.*"claims":\[{"id":"\([0-9a-f]*\)".*/\1/')
"$entente" explain "$claim" --db explained >out || fail "explain $claim"
for words in 'words +predicates_[a-z]*.tsv:[0-9]+, such as "' 'syntax +visited \(VBD\): Lavrov by nsubj, Bishkek by dobj' \
  'subject +Sergey Lavrov \(person/sergey-lavrov\)' 'dates +dated by the words "on 4 February"' 'confidence +0\.[0-9]+: \+'; do
  grep -Eq "$words" out || fail "explain does not tell $words: $(cat out)"
done
"$entente" explain "$claim" --db explained --brief | grep -q "how it was found" && fail "explain --brief is brief"
"$entente" explain "$claim" --db explained --actors /nowhere 2>&1 | grep -q "/nowhere" || fail "explain names a missing dictionary"

# No command that asks loads a drawing library or a kernel library.
loaded=$(LD_DEBUG=files "$entente" timeline Russia 2>&1 >/dev/null)
for library in libgvc libcgraph libopenblas libpoppler; do
  [[ $loaded != *"$library"* ]] || fail "a question loads $library"
done
exit $failed
