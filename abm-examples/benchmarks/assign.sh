#!/usr/bin/env bash
# Measures abm assign from a file to a file, and its start: assign.sh [ACCOUNTS]. Needs mvn -q package -DskipTests, which compiles the tests too.
set -euo pipefail

accounts=${1:-1000000}
examples=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
TIMEFORMAT='%R s wall, %U s user, %S s system'

for count in 10 "$accounts"; do
    java -cp "$examples/cli/target/test-classes" io.github.abmrules.cli.GeneratedPortfolio "$work/$count.jsonl" "$count"
done
run() {
    "$examples/abm" assign --input "$work/$1.jsonl" --as-of 2026-06-30 --format jsonl --output "$work/out.jsonl" 2> "$work/summary"
}

for _ in 1 2 3; do
    echo "10 accounts:"
    time run 10
done
# Beside the options of the launcher, as people get them.
export JDK_JAVA_OPTIONS="-Xmx256m"
echo "$accounts accounts in a heap of 256 MB:"
time run "$accounts"
cat "$work/summary"
