#!/bin/sh
# tidy.sh ROOT BUILD: clang-tidy finds nothing in any source file that the build folder compiles.
set -eu
cd "$1"
command -v clang-tidy >/dev/null || { echo "clang-tidy is not installed"; exit 1; }
files=$(sed -n 's/^ *"file": "\(.*\)",*$/\1/p' "$2/compile_commands.json" | grep -E "^$1/(scoring|sim|tests)/" | sort -u)
[ -n "$files" ] || { echo "$2/compile_commands.json names no source file of ours"; exit 1; }
printf '%s\n' "$files" | tr '\n' '\0' | xargs -0 -n 1 -P "$(nproc)" clang-tidy -p "$2" --quiet
