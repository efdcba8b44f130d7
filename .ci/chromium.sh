#!/bin/sh
# The browser of the journeys is the system's Chromium. As root on Debian it is installed; else named.
set -eu
if command -v chromium >/dev/null 2>&1; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing the Debian package chromium ..."
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium >/dev/null
    exit 0
fi
echo "The journeys need a browser: install the Debian package 'chromium' (sudo apt install chromium)." >&2
exit 1
