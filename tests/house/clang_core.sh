#!/bin/sh
# clang_core.sh ROOT BUILD: the pure rooms compile with clang too, without a warning.
set -eu
cd "$1"
command -v clang++ >/dev/null || { echo "clang is not installed"; exit 1; }
cmake --preset core -B "$2" -DAMENDS_TESTS=OFF >"$2.log" 2>&1 || { cat "$2.log"; exit 1; }
cmake --build "$2"
