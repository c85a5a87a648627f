#!/usr/bin/env bash
# Measures how long a host takes from the start of its JVM to the end of it, with one decision in between: packs compiled at the
# start, packs that a build compiled, and those with an archive of classes. The medians of RUNS runs, 10 unless said otherwise.
# After: mvn -q package -DskipTests
set -euo pipefail

examples=$(cd -P "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
runs=${RUNS:-10}
main=io.github.abmrules.quickstart.Quickstart
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

host=$(ls "$examples"/quickstart/target/abm-example-quickstart-*.jar | grep -vE -- '-(sources|javadoc|tests)\.jar$' | head -1)
for jar in "$examples"/cli/target/lib/{abm-core,abm-rules,kie-,drools-,mvel2,ecj,antlr-,jackson,snakeyaml,jspecify,slf4j}*.jar; do
    case $jar in
        *drools-model-* | *drools-mvel-parser* | *drools-mvel-compiler* | *drools-canonical* | *drools-codegen*) ;;
        *) host+=:$jar ;;
    esac
done

# What the build of a host does: a jar with the compiled packs, and an archive of the classes that a first decision needs.
"$java" -cp "$host" io.github.abmrules.rules.internal.PrecompiledPacks "$work/packs" 2> /dev/null
jar=${java%java}jar
"$jar" cf "$work/packs.jar" -C "$work" packs
"$java" -XX:ArchiveClassesAtExit="$work/host.jsa" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    -cp "$host:$work/packs.jar" "$main" > /dev/null 2>&1

# Prints the median of wall and of processor time, in milliseconds.
measure() {
    local name=$1 i before walls=() cpus=()
    shift
    TIMEFORMAT='%3R %3U %3S'
    for ((i = 0; i < runs; i++)); do
        before=$({ time "$@" > /dev/null 2>&1; } 2>&1)
        walls+=("$(awk '{ printf "%d", $1 * 1000 }' <<< "$before")")
        cpus+=("$(awk '{ printf "%d", ($2 + $3) * 1000 }' <<< "$before")")
    done
    printf '%-44s %5d ms wall %5d ms processor\n' "$name" \
        "$(printf '%s\n' "${walls[@]}" | sort -n | sed -n "$((runs / 2 + 1))p")" \
        "$(printf '%s\n' "${cpus[@]}" | sort -n | sed -n "$((runs / 2 + 1))p")"
}

short=(-XX:+UseSerialGC -XX:TieredStopAtLevel=1)
measure 'packs compiled at the start' "$java" -cp "$host" "$main"
measure 'precompiled packs' "$java" -cp "$host:$work/packs.jar" "$main"
measure 'precompiled packs, -XX:TieredStopAtLevel=1' "$java" "${short[@]}" -cp "$host:$work/packs.jar" "$main"
measure 'the same with an archive of classes' "$java" "${short[@]}" -XX:SharedArchiveFile="$work/host.jsa" \
    -cp "$host:$work/packs.jar" "$main"
