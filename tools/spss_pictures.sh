#!/bin/sh
# Take the pictures of docs/spss.md: each of the paper's tables as SPSS prints it and as endogen
# does, in both languages.  Needs Chromium.
set -e
cd "$(dirname "$0")/.."
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "Chromium is needed: sudo apt-get install chromium"
    exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/endogen demo "$work/p-village" >/dev/null
.venv/bin/endogen run "$work/p-village" --tables spss >/dev/null
mkdir -p docs/images

# name, language, height, anchors of the tables
take() {
    name=$1 lang=$2 height=$3
    shift 3
    keep=""
    for anchor in "$@"; do
        keep="$keep, #$(printf '%s' "$anchor" | sed 's/\./\\\\./g')"
    done
    keep=${keep#, }
    style="<style>.running, header, nav, footer, .skip, .download, main > * {display: none !important} \
:is($keep) {display: block !important; margin: 0 0 1.5rem !important} \
body, .sheet, .body, main {margin: 0 !important; padding: 0 !important; border: 0 !important; \
max-width: none !important; background: white} main {padding: 14px !important}</style>"
    sed "s|</head>|$style</head>|" "$work/p-village/out/report.$lang.html" > "$work/shown.html"
    "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars \
        --window-size="640,$height" --virtual-time-budget=2000 \
        --screenshot="docs/images/$name-$lang.png" "file://$work/shown.html" >/dev/null 2>&1
    echo "docs/images/$name-$lang.png"
}

for lang in en zh; do
    take spss-table2 "$lang" 560 table-spss.frequencies-registered table-spss.frequencies-age_band
    take endogen-table2 "$lang" 1040 table-0.sample
    take spss-causes "$lang" 450 table-spss.frequencies-first_cause
    take spss-table3 "$lang" 1560 table-spss.partial-partial
    take endogen-table3 "$lang" 470 table-1.age
    take spss-table4 "$lang" 360 table-spss.responses-source
    take endogen-table4 "$lang" 420 table-2.sources
done
