"""Trains the model on one core and writes build/model.pt. Usage: train.py DATA_FOLDER [MOST_SECONDS]"""
import hashlib
import random
import sys
import time
from pathlib import Path

import torch

from features import canonicalise, featurise
from network import Network, pad
from perturb import perturb
from sources import HEADS, read_all, stream_check
from templates import generate, noise

HERE = Path(__file__).parent
BATCH = 192
STEPS = 4000


def part_of(text):
    """Which part a line belongs to, by its canonical text, so that copies never sit on both sides."""
    at = int(hashlib.md5(canonicalise(text).encode()).hexdigest(), 16) % 100
    return "test" if at < 10 else "dev" if at < 16 else "train"


def gather(data):
    parts = {"train": [], "dev": [], "test": []}
    seen = set()
    for text, marks, weight, source in read_all(data):
        key = (canonicalise(text), marks)
        if key in seen:
            continue
        seen.add(key)
        parts[part_of(text)].append((text, marks, weight, source))
    clean = [t for t, m, _, s in parts["train"] if s in ("redial", "sms") and m[0] == 0]
    held = {key[0] for key in seen if part_of(key[0]) != "train"} | {canonicalise(c["text"]) for c in stream_check(HERE)}
    for row in [*generate(), *noise(clean, 22000)]:
        key = (canonicalise(row[0]), row[1])
        if key not in seen and key[0] not in held:
            seen.add(key)
            parts["train"].append(row)
    return parts


def batches(rows, rng):
    order = sorted(range(len(rows)), key=lambda i: len(rows[i][0]) + rng.random() * 4)
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    rng.shuffle(groups)
    for group in groups:
        ids = torch.from_numpy(pad([rows[i][0] for i in group]))
        marks = torch.tensor([rows[i][1] for i in group], dtype=torch.float32)
        weight = torch.tensor([rows[i][2] for i in group], dtype=torch.float32)
        yield ids, marks, weight


def forget(ids):
    """Hides a share of the ids at each step, so that no single word or pair is learned by heart."""
    ids = ids.clone()
    lost = torch.rand(ids[:, :, 1:].shape) < 0.2
    ids[:, :, 1:][lost] = 0
    word = torch.rand(ids.shape[:2]) < 0.2
    ids[:, :, 0] = torch.where(word & (ids[:, :, 1] > 0), ids[:, :, 1], ids[:, :, 0])
    return ids


def loss_of(logits, marks, weight):
    known = (marks >= 0).float()
    target = marks.clamp(min=0) * 0.96 + 0.02
    each = torch.nn.functional.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (each * known * weight[:, None]).sum() / known.sum().clamp(min=1)


def main():
    data, seconds = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1200
    torch.set_num_threads(1)
    torch.manual_seed(3)
    rng = random.Random(3)
    parts = gather(data)
    began = time.time()
    rows = []
    for text, marks, weight, _ in parts["train"]:
        for at, window in enumerate(featurise(text)[:1]):
            rows.append((window, marks, weight))
        if rng.random() < 0.3:
            rows.append((featurise(perturb(text, rng))[0], marks, weight * 0.7))
    print(f"{len(parts['train'])} lines, {len(rows)} rows with perturbed copies, features {time.time() - began:.0f} s", flush=True)
    net = Network()
    slow = [p for n, p in net.named_parameters() if not n.startswith("table")]
    opt = torch.optim.Adam([{"params": net.table.parameters(), "lr": 2e-3}, {"params": slow, "lr": 1.5e-3}])
    steps, total, epoch, began = 0, 0.0, 0, time.time()
    spent = 0.0
    while spent < 1:
        epoch += 1
        for ids, marks, weight in batches(rows, rng):
            spent = max(steps / STEPS, (time.time() - began) / seconds)
            if spent >= 1:
                break
            for group, base in zip(opt.param_groups, (2e-3, 1.5e-3)):
                group["lr"] = base * min(1.0, steps / 100 + 0.05) * max(0.02, 1 - spent)
            opt.zero_grad()
            value = loss_of(net(forget(ids)), marks, weight)
            value.backward()
            opt.step()
            steps, total = steps + 1, total + value.item()
            if steps % 200 == 0:
                print(f"epoch {epoch} step {steps} loss {total / 200:.4f} {time.time() - began:.0f} s", flush=True)
                total = 0.0
    (HERE / "build").mkdir(exist_ok=True)
    torch.save(net.state_dict(), HERE / "build/model.pt")
    print(f"done: {epoch} epochs begun, {steps} steps, {time.time() - began:.0f} s, heads {HEADS}")


if __name__ == "__main__":
    main()
