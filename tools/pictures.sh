#!/bin/sh
# Take the pictures of the README: the title and one section of the report, in both languages.
set -e
study=${1:-p-village}
section=${2:-section-1.age}
cd "$(dirname "$0")/.."
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "Chromium is needed: sudo apt-get install chromium"
    exit 1
}
[ -f "$study/out/run.json" ] || .venv/bin/endogen demo "$study"
mkdir -p docs/images
shown=$(mktemp --suffix=.html)
trap 'rm -f "$shown"' EXIT
anchor=$(printf '%s' "$section" | sed 's/\./\\\\./g')
hide="<style>*:has(~ #$anchor), .contents, .facts {display: none !important}</style>"
for lang in en zh; do
    sed "s|</head>|$hide</head>|" "$study/out/report.$lang.html" > "$shown"
    "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars \
        --force-device-scale-factor=1.2 --window-size=1000,1420 --virtual-time-budget=2000 \
        --screenshot="docs/images/report-$lang.png" "file://$shown" >/dev/null 2>&1
    echo "docs/images/report-$lang.png"
done
