#!/bin/sh
# axe.sh AMENDS WORK: every page of the reports desk as HTML, judged by axe-core in a headless Chromium, light and dark.
# A finding that axe calls serious or critical fails; the others are told. Exit 77: this machine lacks a tool, or its
# npm gives no axe-core, and nothing was judged.
#
# The pages forbid scripts, so axe runs in copies of them without that line. axe-core is a tool of this test alone: it
# comes through the machine's own npm, is checked by its hash and stays in the user's cache.
set -eu

VERSION=4.10.3
SHA256=0f2b4d7dcdf7d1219df8d1959ad68e565f51d14c3f0d88bb71cd59abeb956292

say() { echo "axe: $*" >&2; }

[ $# -eq 2 ] || { say "usage: axe.sh AMENDS WORK"; exit 2; }
amends=$1
work=$2
for tool in chromium npm tar sha256sum; do
    command -v "$tool" >/dev/null || { say "this machine has no $tool"; exit 77; }
done
rm -rf "$work"
mkdir -p "$work"

cache=${XDG_CACHE_HOME:-${HOME:-$work}/.cache}/amends
package=$cache/axe-core-$VERSION.tgz
if [ ! -f "$package" ]; then
    mkdir -p "$cache"
    (cd "$work" && npm pack --silent "axe-core@$VERSION" >/dev/null) || { say "npm gives no axe-core"; exit 77; }
    mv "$work/axe-core-$VERSION.tgz" "$package"
fi
echo "$SHA256  $package" | sha256sum --check --quiet - >&2 || { say "wrong hash: refused"; exit 5; }
tar -xzf "$package" -C "$work" package/axe.min.js

# What axe finds becomes plain lines in the page, one for each finding.
cat >"$work/run.js" <<'JS'
const told = (lines) => {
    const out = document.createElement('pre');
    out.id = 'axe-lines';
    out.textContent = lines.join('\n');
    document.body.append(out);
};
for (const fold of document.querySelectorAll('details')) fold.open = true;
axe.run(document).then((found) => told(found.violations.flatMap((v) => v.nodes.map((node) =>
    'AXE ' + v.impact + ' ' + v.id + ' ' + node.target.join(' ').slice(0, 120))).concat(
    'AXE-DONE passes ' + found.passes.length + ' dark ' + matchMedia('(prefers-color-scheme: dark)').matches)),
    (error) => told(['AXE-FAILED ' + error]));
JS

"$amends" demo-data "$work/demo.db" >>"$work/log" 2>&1
"$amends" demo-contacts "$work/contacts.csv" --contacts 600 >>"$work/log" 2>&1
pages="team trainee compare scenarios friction pilot scorer"
for page in $pages; do
    "$amends" report "$page" --records "$work/demo.db" --html "$work/$page.html" >>"$work/log" 2>&1
done
"$amends" fit "$work/contacts.csv" --outcome retained --group trainee --page "$work/loyalty.html" >>"$work/log" 2>&1

bad=0
for page in $pages loyalty; do
    {
        grep -v 'http-equiv="Content-Security-Policy"' "$work/$page.html"
        echo '<script>'
        cat "$work/package/axe.min.js" "$work/run.js"
        echo '</script>'
    } >"$work/judged-$page.html"
    for scheme in 0 1; do # Chromium's own numbers: dark, light
        chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --virtual-time-budget=60000 \
            --blink-settings=preferredColorScheme=$scheme --dump-dom "file://$work/judged-$page.html" \
            2>/dev/null | sed -n '/<pre id="axe-lines">/,$p' | sed 's/<[^>]*>//g' | grep '^AXE' \
            >"$work/$page-$scheme.txt" || true
        grep -q '^AXE-DONE' "$work/$page-$scheme.txt" || { say "$page was not judged"; bad=1; }
        grep '^AXE ' "$work/$page-$scheme.txt" | sed "s/^/$page: /" >&2 || true
        if grep -qE '^AXE (serious|critical)' "$work/$page-$scheme.txt"; then bad=1; fi
    done
    # Each is judged once in either scheme, or the switch has come to mean something else.
    cat "$work/$page-0.txt" "$work/$page-1.txt" | grep -c 'dark true' | grep -qx 1 ||
        { say "$page was not seen in both schemes"; bad=1; }
done
exit $bad
