#!/bin/sh
# scorer_figures.sh PROGRAM FOLDER [CORPORA]: takes again every figure about the scorer that docs/ has, one page each, into
# FOLDER (docs, for the pages that ship). CORPORA holds the public corpora (docs/scorer-corpora.md says which). One core,
# about an hour and a half, most of it trainings; a page that is done stands in FOLDER when it is stopped. ROUNDS says
# how often the net sees every reply (16), SKIP which pages to leave out, for example "learning card".
set -eu
program=$1
folder=$2
corpora=${3:-}
rounds=${ROUNDS:-16}
skip=" ${SKIP:-} "
mkdir -p "$folder"

# A page is written beside its place and put there whole.
put() {
    mv "$folder/.part" "$folder/$1.md"
    echo "written: $folder/$1.md" >&2
}
wanted() {
    case $skip in *" $1 "*) return 1 ;; esac
}
# run WORDS: what the program prints; a finding (1) is a figure like others.
run() {
    code=0
    "$program" "$@" || code=$?
    [ "$code" -le 1 ] || exit "$code"
}

if wanted card; then
    {
        printf '# How far the scorer can be trusted\n\nMade by `amends card --cheats` on the labelled replies that ship and taught nothing; docs/scorer.md says what they are.\nAn act below .40 kappa is advice only.\n\n'
        run card --cheats
    } >"$folder/.part"
    put scorer-card
fi
if wanted voices; then
    {
        printf '# The same plays in five voices\n\nMade by `amends evaluate voices` on the plays of assets/voices; its README says who wrote them.\n\n'
        run evaluate voices
    } >"$folder/.part"
    put scorer-voices
fi
if [ -n "$corpora" ] && wanted corpora; then
    {
        printf '# Against others\n\nMade by `amends evaluate corpora`; docs/scorer.md says what is compared and how to read it.\n\n'
        run evaluate corpora "$corpora"
    } >"$folder/.part"
    put scorer-corpora
fi
if wanted learning; then
    {
        printf '# What more replies would bring, and strangers\n\nMade by `amends evaluate curve` and `amends evaluate writers`; docs/scorer.md says how to read it.\n\n## Growing shares of the situations\n\n'
        run evaluate curve --rounds "$rounds"
        printf '\n## One writer left out\n\n'
        run evaluate writers --rounds "$rounds"
    } >"$folder/.part"
    put scorer-learning
fi
