#!/bin/sh
# format.sh ROOT: every source file is laid out as .clang-format says.
set -eu
cd "$1"
command -v clang-format >/dev/null || { echo "clang-format is not installed"; exit 1; }
find scoring sim tests \( -name '*.h' -o -name '*.cpp' \) -print0 |
    xargs -0 -n 40 clang-format --dry-run --Werror --ferror-limit=1 && exit 0
echo "To lay them out: clang-format -i FILE"
exit 1
