#!/bin/sh
# score_lines.sh PROGRAM [LINES]: what `amends score` takes for so many lines, whole process: time by the clock, processor
# time (which other programs at work disturb least), lines a second of each, and the most memory that it ever held. The
# lines are the labelled replies that ship, over and over.
set -eu
program=$1
lines=${2:-100000}
folder=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT INT TERM
cat "$folder"/assets/corpus/w*.jsonl >"$work/once"
while [ ! -f "$work/all" ] || [ "$(wc -l <"$work/all")" -lt "$lines" ]; do cat "$work/once" >>"$work/all"; done
head -n "$lines" "$work/all" >"$work/in"
begin=$(date +%s%N)
AMENDS_DATA=$folder "$program" score "$work/in" >"$work/out" &
most=0
while [ -r "/proc/$!/status" ]; do
    now=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$!/status" 2>/dev/null || true)
    [ -n "$now" ] || break
    most=$now
    sleep 0.2
done
wait $!
end=$(date +%s%N)
clock=$(((end - begin) / 1000000))
times >"$work/times"  # second line: user and system time of what this shell waited for
processor=$(sed -n '2s/[ms]/ /gp' "$work/times" | awk '{ printf "%d", 1000 * (60 * $1 + $2 + 60 * $3 + $4) }')
echo "$(wc -l <"$work/out") lines, $(wc -c <"$work/in") bytes in"
echo "by the clock $clock ms, $((lines * 1000 / clock)) lines a second"
echo "processor time $processor ms, $((lines * 1000 / processor)) lines a second"
echo "at most $most KiB"
