"""Measures the exported (quantised) model on lines it never saw. Usage: evaluate.py DATA_FOLDER [--json]"""
import json
import random
import sys
from pathlib import Path

import numpy as np
import torch

from export import quantised_network
from features import featurise
from network import pad
from perturb import EVASIONS
from sources import HEADS, stream_check, surge
from train import gather

HERE = Path(__file__).parent


def score(net, texts):
    """Highest probability over a line's windows, [lines, heads]."""
    windows = [(at, w) for at, text in enumerate(texts) for w in featurise(text)]
    windows.sort(key=lambda pair: len(pair[1]))
    out = np.zeros((len(texts), len(HEADS)))
    with torch.no_grad():
        for at in range(0, len(windows), 256):
            group = windows[at : at + 256]
            got = torch.sigmoid(net(torch.from_numpy(pad([w for _, w in group])))).numpy()
            for (line, _), row in zip(group, got):
                out[line] = np.maximum(out[line], row)
    return out


def auc(scores, marks):
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    good, bad = marks.sum(), (1 - marks).sum()
    return float((ranks[marks == 1].sum() - good * (good + 1) / 2) / max(1, good * bad))


def acts(scores, limits):
    """0 allow, 1 hold, 2 hide per line, as core/moderation/policy.ts decides."""
    hold = np.array([limits[h]["hold"] for h in HEADS])
    hide = np.array([limits[h]["hide"] for h in HEADS])
    return np.where((scores >= hide).any(1), 2, np.where((scores >= hold).any(1), 1, 0))


def main():
    data = Path(sys.argv[1])
    torch.set_num_threads(1)
    net = quantised_network(torch.load(HERE / "build/model.pt"))
    limits = json.loads((HERE / "thresholds.json").read_text())
    parts = gather(data)
    report = {"heads": {}, "clean": {}, "check": {}, "evasion": {}}
    for part in ("dev", "test"):
        rows = parts[part]
        scores = score(net, [r[0] for r in rows])
        marks = np.array([r[1] for r in rows])
        for at, head in enumerate(HEADS):
            known = marks[:, at] >= 0
            s, m = scores[known, at], marks[known, at]
            row = {"lines": int(known.sum()), "positives": int(m.sum()), "auc": round(auc(s, m), 3)}
            for band in ("hold", "hide"):
                hit = s >= limits[head][band]
                row[band] = {"recall": round(float(hit[m == 1].mean()), 3), "wrongly": round(float(hit[m == 0].mean()), 4)}
            report["heads"].setdefault(head, {})[part] = row
    sources = np.array([r[3] for r in rows])
    clean = (marks == 0).sum(1) >= 4
    for name in sorted(set(sources)):
        some = clean & (sources == name)
        if some.sum() >= 50:
            done = acts(scores[some], limits)
            report["clean"][name] = {"lines": int(some.sum()), "held": round(float((done == 1).mean()), 4), "hidden": round(float((done == 2).mean()), 4)}
    out = list(surge(data))
    s, m = score(net, [r[0] for r in out]), np.array([r[1][0] for r in out])
    done = acts(s, limits)
    report["surge"] = {"lines": len(out), "auc": round(auc(s[:, 0], m), 3), "toxic held or hidden": round(float((done[m == 1] > 0).mean()), 3), "clean held or hidden": round(float((done[m == 0] > 0).mean()), 3)}
    check = stream_check(HERE)
    s = score(net, [c["text"] for c in check])
    done = acts(s, limits)
    for kind in ("friendly", *HEADS):
        some = np.array([c["kind"] == kind for c in check])
        report["check"][kind] = {"lines": int(some.sum()), "held": int((done[some] == 1).sum()), "hidden": int((done[some] == 2).sum())}
    if "--lines" in sys.argv:
        for c, row, act in zip(check, s, done):
            if (c["kind"] == "friendly") == (act > 0):
                print(c["kind"], act, np.round(row, 2).tolist(), c["text"])
    bad = [r[0] for r, v in zip(parts["test"], marks) if v[0] == 1 and r[3] in ("hatemoji", "davidson", "convabuse")]
    rng = random.Random(4)
    bad = rng.sample(bad, min(800, len(bad)))
    caught = [t for t, act in zip(bad, acts(score(net, bad), limits)) if act > 0]
    report["evasion"]["caught plain"] = f"{len(caught)} of {len(bad)}"
    for name, way in EVASIONS.items():
        done = acts(score(net, [way(t.lower(), rng) for t in caught]), limits)
        report["evasion"][name] = round(float((done > 0).mean()), 3)
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
