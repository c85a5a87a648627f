#!/usr/bin/env bash
# Writes the class-data archive by which abm starts faster; the build calls it with the folder of the jar. Without the archive
# abm does the same and takes longer to start, so nothing here fails the build.
set -uo pipefail

jar=$1/abm-cli.jar
archive=$1/abm-cli.jsa
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d) || exit 0
trap 'rm -rf "$work"' EXIT
rm -f "$archive"

cat > "$work/accounts.jsonl" <<'END'
{"account_id":"a","company":"A","icp_tier":"A","signals":[{"type":"MEETING","at":"2026-06-01T09:00:00Z","contact_id":"c"}]}
{"account_id":"b","company":"B","icp_tier":"C","current":{"cluster":"CLUSTER_ICP","since":"2026-01-10T00:00:00Z"}}
END
"$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:off "-XX:DumpLoadedClassList=$work/all" -jar "$jar" \
    assign --input "$work/accounts.jsonl" --as-of 2026-06-30 --format jsonl > /dev/null 2>&1
# Java 17 crashes over archived lambdas of classes that it leaves out, those of signed jars.
grep -v '@lambda' "$work/all" > "$work/classes" 2> /dev/null
"$java" -XX:+UseSerialGC -Xshare:dump "-XX:SharedClassListFile=$work/classes" "-XX:SharedArchiveFile=$work/abm.jsa" -jar "$jar" \
    > "$work/log" 2>&1
if [[ -s $work/abm.jsa ]]; then
    mv "$work/abm.jsa" "$archive"
else
    echo "abm: no class-data archive was made; abm starts without one" >&2
fi
exit 0
