"""The network: hashed token embeddings, two gated convolutions, max and attention pooling, one logit per head."""
import numpy as np
import torch
from torch import nn

from features import BUCKETS
from sources import HEADS

WIDTH = 64
HIDDEN = 64


class Gate(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.conv = nn.Conv1d(WIDTH, 2 * WIDTH, size, padding=size // 2)

    def forward(self, x, mask):
        value, gate = self.conv(x * mask).chunk(2, dim=1)
        return x + value * torch.sigmoid(gate)


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.table = nn.EmbeddingBag(BUCKETS, WIDTH, mode="sum", padding_idx=0)
        nn.init.normal_(self.table.weight, std=0.08)
        with torch.no_grad():
            self.table.weight[0] = 0
        self.gates = nn.ModuleList([Gate(3), Gate(5)])
        self.attend = nn.Linear(WIDTH, 1)
        self.hidden = nn.Linear(2 * WIDTH, HIDDEN)
        self.heads = nn.Linear(HIDDEN, len(HEADS))
        self.drop = nn.Dropout(0.25)

    def forward(self, ids):
        """ids int64 [lines, tokens, per token], 0 is padding; returns logits [lines, heads]."""
        lines, tokens, per = ids.shape
        mask = (ids[:, :, 0] > 0).float()[:, None, :]
        x = self.table(ids.reshape(lines * tokens, per)).reshape(lines, tokens, WIDTH).transpose(1, 2)
        x = self.drop(x)
        for gate in self.gates:
            x = gate(x, mask)
        off = (mask - 1) * 1e4
        most = (x + off).amax(dim=2)
        weight = torch.softmax(self.attend(x.transpose(1, 2)).transpose(1, 2) + off, dim=2)
        mean = (x * weight).sum(dim=2)
        h = torch.relu(self.hidden(self.drop(torch.cat([most, mean], dim=1))))
        return self.heads(h)


def pad(rows):
    """list of windows (tokens of ids) to one zero-padded int64 array [lines, tokens, per token]."""
    tokens = max(len(r) for r in rows)
    per = max(len(t) for r in rows for t in r)
    out = np.zeros((len(rows), tokens, per), dtype=np.int64)
    for at, row in enumerate(rows):
        for place, ids in enumerate(row):
            out[at, place, : len(ids)] = ids
    return out
