"""Writes micdrop-moderation.json (what the console checks before it loads the model) and parity.json.

parity.json holds texts, their ids and the probabilities of the quantised network. test/main/moderation/parity.test.ts
reads the same file with the TypeScript features and onnxruntime; `fixture.py --check` reads it here.
"""
import json
import random
import sys
from pathlib import Path

import torch

from evaluate import score
from export import quantised_network
from features import BUCKETS, PER_TOKEN, WINDOW, featurise
from perturb import EVASIONS
from sources import HEADS, stream_check

HERE = Path(__file__).parent
VERSION = "1"
ODD = [
    "", " ", "!", "?!?!", "a", "a b", "a b c", "İstanbul ΣΑΣ ς", "ŠČŽ ćđ ß ﬁ ﬀ ½ ² ①", "𝓯𝓪𝓷𝓬𝔂 𝕋𝕖𝕩𝕥", "z̷̢a̸l̶g̵o", "👨‍👩‍👧‍👦 👍🏽 🇩🇪 ❤️ ☕", "한국어 테스트", "日本語のテスト、です。",
    "مرحبا بالعالم", "שלום עולם", "हिन्दी", "ไทย", "<url> <user> <caps>", "see https://example.com/a?b=c and foo.co.uk, @mia_99!", "WHY ARE YOU SHOUTING at me", "SHOUT",
    "x" * 1500, "word " * 400, "a." * 300, "h e l l o there", "n0 5p4c3$ h3r3", "don't can't it's", "\u202eevil\u202c \u200bzero\ufeff", "tab\tnew\nline\rfeed", "co.me me.co a.b.c.xyz/path",
]


def main():
    net = quantised_network(torch.load(HERE / "build/model.pt")) if (HERE / "build/model.pt").exists() else None
    if "--check" in sys.argv:
        cases = json.loads((HERE / "parity.json").read_text())["cases"]
        wrong = [c["text"] for c in cases if featurise(c["text"]) != c["windows"]]
        print(f"{len(cases)} texts, {len(wrong)} with other ids")
        if net is not None:
            got = score(net, [c["text"] for c in cases])
            print("largest difference in probability", max(abs(g - s) for row, c in zip(got, cases) for g, s in zip(row, c["scores"])))
        sys.exit(1 if wrong else 0)
    rng = random.Random(2)
    lines = [c["text"] for c in stream_check(HERE)]
    texts = [*ODD, *lines[::2], *(way(rng.choice(lines), rng) for way in EVASIONS.values() for _ in range(4))]
    scores = score(net, texts)
    cases = [{"text": t, "windows": featurise(t), "scores": [round(float(p), 5) for p in s]} for t, s in zip(texts, scores)]
    (HERE / "parity.json").write_text("{\"cases\":[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]}\n")
    card = {
        "version": VERSION, "file": "micdrop-moderation.onnx", "heads": HEADS,
        "features": {"buckets": BUCKETS, "window": WINDOW, "perToken": PER_TOKEN},
        "thresholds": json.loads((HERE / "thresholds.json").read_text()),
    }
    (HERE / "micdrop-moderation.json").write_text(json.dumps(card, indent=2) + "\n")
    print(f"{len(cases)} parity cases")


if __name__ == "__main__":
    main()
