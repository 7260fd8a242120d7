#!/bin/sh
# Playwright attaches after the first lines are out. A file keeps them; exec keeps the process id.
exec "$MICDROP_TEST_ELECTRON" "$@" >"$MICDROP_TEST_STDOUT"
