#!/bin/sh
# One command from data to model: sh retrain.sh DATA_FOLDER [MOST_SECONDS]
# Debian: apt-get install --no-install-recommends python3-torch python3-onnx python3-numpy
set -e
cd "$(dirname "$0")"
python=${PYTHON:-/usr/bin/python3}
export OMP_NUM_THREADS=1
"$python" train.py "$1" "${2:-1200}"
"$python" export.py
"$python" fixture.py
"$python" fixture.py --check
"$python" evaluate.py "$1" | tee evaluation.json
