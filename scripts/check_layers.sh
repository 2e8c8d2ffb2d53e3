#!/usr/bin/env bash
# Fails when a folder includes one it may not use, or a library outside its home.
set -euo pipefail
declare -A may=(  # folder -> folders it may include
  [graph]="graph"
  [ingest]="graph ingest"
  [query]="graph query"
  [server]="graph ingest query server"
  [cli]="graph ingest query server cli"
)
bad=0
for folder in "${!may[@]}"; do
  [ -d "$folder" ] || continue
  while IFS=: read -r file line target; do
    [[ " ${may[$folder]} " == *" $target "* ]] && continue
    echo "$file:$line: $folder/ must not include $target/"
    bad=1
  done < <(grep -rnoP --include='*.h' --include='*.cpp' '^\s*#\s*include\s+"\K[^"/]+(?=/)' "$folder")
done
only() {  # only LIBRARY HOME: <LIBRARY...> is included by files that match HOME alone.
  local hits
  hits=$(grep -rlE "^\s*#\s*include\s+<$1" "${!may[@]}" 2>/dev/null | grep -vE "^($2)" || true)
  [ -z "$hits" ] || { echo "<$1...> is included outside its home: $hits"; bad=1; }
}
only rocksdb/ 'graph/rocks(_backup)?\.cpp$'
only rapidjson/ 'graph/json\.cpp$'
only boost/graph 'query/'
only graphviz/ 'query/svg_renderer\.cpp$'
only 'archive(_entry)?\.h>' 'ingest/reading/archive\.cpp$'
only gumbo 'ingest/reading/html_document\.cpp$'
only cxxopts 'cli/arguments\.cpp$'
exit $bad
