#!/bin/sh
# Take the pictures of the README: the top of the report's second chapter, in both languages.
set -e
study=${1:-p-village}
section=${2:-1}
cd "$(dirname "$0")/.."
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "Chromium is needed: sudo apt-get install chromium"
    exit 1
}
[ -f "$study/out/run.json" ] || .venv/bin/endogen demo "$study"
mkdir -p docs/images
for lang in en zh; do
    page="file://$(pwd)/$study/out/report.$lang.html#$section"
    "$chromium" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1.5 \
        --window-size=1100,820 --virtual-time-budget=2000 \
        --screenshot="docs/images/report-$lang.png" "$page" >/dev/null 2>&1
    echo "docs/images/report-$lang.png"
done
