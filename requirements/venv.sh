#!/bin/sh
# Makes an empty virtual environment in $1 with the first Python that is new enough.
set -eu

for python in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
	if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
		found=$python
		break
	fi
done

if [ -z "${found:-}" ]; then
	echo 'يحتاج الموقع إلى بايثون 3.11 أو أحدث.' >&2
	echo 'Python 3.11 or newer is needed: install it, or name it: make PYTHON=/path/to/python3' >&2
	exit 1
fi

# Debian keeps the part that makes environments in a package of its own.
if ! "$found" -c 'import ensurepip, venv' 2>/dev/null; then
	if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
		export DEBIAN_FRONTEND=noninteractive
		apt-get update -q && apt-get install -q -y --no-install-recommends python3-venv </dev/null || true
	fi
	if ! "$found" -c 'import ensurepip, venv' 2>/dev/null; then
		echo 'ينقص بايثون ما يصنع البيئات: ثبّته بالأمر sudo apt-get install python3-venv' >&2
		echo 'Python cannot make virtual environments: run sudo apt-get install python3-venv' >&2
		exit 1
	fi
fi

rm -rf "$1"
"$found" -m venv "$1"
