#!/bin/sh
# get_imgui.sh DEST: puts the source tree of Dear ImGui into DEST.
#
# It comes as Debian's source package, through the machine's own apt configuration: apt knows the mirror and the proxy
# and checks the signature; we check the hash. Lists and caches are private and temporary, nothing on the system
# changes, and no rights are needed. The suite is one that keeps this version for its whole life.
set -eu

SUITE=trixie
VERSION=1.90.1+ds-1
SHA256=ecce377df0f90b292f15dcbd83d438bddc162b2388c881132bde18c787572a1c
TARBALL=imgui_${VERSION%-*}.orig.tar.xz
KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

say() { echo "get_imgui: $*" >&2; }

[ $# -eq 1 ] || { say "usage: get_imgui.sh DEST"; exit 2; }
dest=$1
for tool in apt-get sha256sum tar xz mktemp; do
    command -v "$tool" >/dev/null || { say "this machine has no $tool"; exit 3; }
done
[ -r "$KEYRING" ] || { say "no keyring of the Debian archive ($KEYRING)"; exit 3; }

work=$(mktemp -d)
trap 'rm -rf "$work" "$dest.part"' EXIT
trap 'exit 130' HUP INT TERM
mkdir -p "$work/lists/partial" "$work/own/partial" "$work/cache/archives/partial" "$work/parts" "$work/source"

# The archive's address, as this machine knows it: every source labelled Debian, the plain mirror paths first.
debian_addresses()
{
    apt-get "$@" indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
        sed -n 's/^Debian //p' | sort -u
}
addresses=$(debian_addresses)
if [ -z "$addresses" ]; then
    say "apt has no package lists yet; reading them into a temporary folder"
    own="-o Dir::State::Lists=$work/own"
    # shellcheck disable=SC2086  # one option and its value, from mktemp
    apt-get $own -o Dir::Cache="$work/cache" -o Acquire::Languages=none -o APT::Sandbox::User="$(id -un)" -qq update >&2
    # shellcheck disable=SC2086
    addresses=$(debian_addresses $own)
fi
[ -n "$addresses" ] || { say "apt is not configured for a Debian archive"; exit 3; }

fetch_from()
{
    echo "deb-src [signed-by=$KEYRING] $1 $SUITE main" >"$work/source.list"
    set -- -o Dir::Etc::SourceList="$work/source.list" -o Dir::Etc::SourceParts="$work/parts" \
        -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" -o Acquire::Languages=none \
        -o Acquire::Retries=2 -o APT::Sandbox::User="$(id -un)" -qq
    apt-get "$@" update >&2 &&
        (cd "$work/source" && apt-get "$@" source --download-only --only-source "imgui=$VERSION" >&2) &&
        [ -f "$work/source/$TARBALL" ]
}
for address in $addresses; do
    if fetch_from "$address"; then break; fi
    say "the archive that apt is configured for did not give imgui $VERSION"
done
[ -f "$work/source/$TARBALL" ] || exit 4
echo "$SHA256  $work/source/$TARBALL" | sha256sum --check --quiet - >&2 || { say "wrong hash: refused"; exit 5; }

# Unpacked beside its place, then renamed: a cut-off run leaves no half tree behind.
rm -rf "$dest.part"
mkdir -p "$dest.part"
tar -xJf "$work/source/$TARBALL" --strip-components=1 -C "$dest.part"
rm -rf "$dest"
mv "$dest.part" "$dest"
