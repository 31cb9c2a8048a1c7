#!/bin/sh
# The tests compare with R, look at pages with Chromium and at documents with LibreOffice.
# As root, install what is missing; otherwise say how.
packages="chromium r-base-core r-cran-survey r-cran-laeken r-cran-psych fonts-noto-cjk poppler-utils"
packages="$packages libreoffice-writer libreoffice-calc fonts-liberation2"

command -v dpkg-query >/dev/null 2>&1 || {
    echo "Tests use R with its packages survey, laeken and psych, Chromium, LibreOffice, a Noto CJK font."
    exit 0
}
missing=""
for package in $packages; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q "install ok installed" \
        || missing="$missing $package"
done
command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"  # ODK Validate
[ -z "$missing" ] && exit 0
if [ "$(id -u)" -eq 0 ]; then
    echo "installing$missing"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # a list of words
    apt-get update -q >/dev/null && apt-get install -q -y --no-install-recommends $missing >/dev/null
else
    echo "Some tests need packages that are missing: sudo apt-get install$missing"
fi
