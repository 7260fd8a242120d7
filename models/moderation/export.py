"""Writes build/model.pt as micdrop-moderation.onnx (opset 15): int8 embedding rows with one scale each, the rest fp32.

The graph is spelled out here, because Debian's torch cannot quantise: Gather, Cast, MatMul with the row scales (which
multiplies and adds up a token's rows in one step), then the same layers as network.py.
"""
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from network import HIDDEN, WIDTH, Network
from sources import HEADS

HERE = Path(__file__).parent


def quantise(table):
    scale = np.abs(table).max(axis=1) / 127.0
    scale[scale == 0] = 1.0
    return np.round(table / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def build(state):
    weights, nodes = [], []

    def keep(name, array):
        weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def do(op, inputs, output, **attributes):
        nodes.append(helper.make_node(op, inputs, [output], **attributes))
        return output

    rows, scale = quantise(state["table.weight"].numpy())
    scale[0] = 0
    keep("rows", rows), keep("scale", scale)
    keep("zero", np.array(0, dtype=np.int32)), keep("one", np.array(1.0, dtype=np.float32))
    keep("far", np.array(1e4, dtype=np.float32))
    keep("axis2", np.array([2], dtype=np.int64))
    keep("first_start", np.array([0], dtype=np.int64)), keep("first_end", np.array([1], dtype=np.int64))

    do("Slice", ["ids", "first_start", "first_end", "axis2"], "first")  # [L,T,1]
    do("Greater", ["first", "zero"], "present")
    do("Cast", ["present"], "mask_last", to=TensorProto.FLOAT)
    do("Transpose", ["mask_last"], "mask", perm=[0, 2, 1])  # [L,1,T]
    do("Sub", ["mask", "one"], "mask_minus")
    do("Mul", ["mask_minus", "far"], "off")
    do("Gather", ["rows", "ids"], "picked", axis=0)
    do("Cast", ["picked"], "picked_float", to=TensorProto.FLOAT)  # [L,T,K,W]
    do("Gather", ["scale", "ids"], "scales", axis=0)
    do("Unsqueeze", ["scales", "axis2"], "scales_row")  # [L,T,1,K]
    do("MatMul", ["scales_row", "picked_float"], "summed")  # [L,T,1,W]
    do("Squeeze", ["summed", "axis2"], "tokens")
    x = do("Transpose", ["tokens"], "x0", perm=[0, 2, 1])  # [L,W,T]
    for at, size in enumerate((3, 5)):
        w, b = state[f"gates.{at}.conv.weight"].numpy(), state[f"gates.{at}.conv.bias"].numpy()
        keep(f"cw{at}", w), keep(f"cb{at}", b)
        do("Mul", [x, "mask"], f"m{at}")
        do("Conv", [f"m{at}", f"cw{at}", f"cb{at}"], f"c{at}", kernel_shape=[size], pads=[size // 2, size // 2])
        nodes.append(helper.make_node("Split", [f"c{at}"], [f"v{at}", f"g{at}"], axis=1))
        do("Sigmoid", [f"g{at}"], f"s{at}")
        do("Mul", [f"v{at}", f"s{at}"], f"vs{at}")
        x = do("Add", [x, f"vs{at}"], f"x{at + 1}")
    do("Add", [x, "off"], "visible")
    do("ReduceMax", ["visible"], "most", axes=[2], keepdims=0)
    keep("aw", state["attend.weight"].numpy().reshape(1, WIDTH, 1)), keep("ab", state["attend.bias"].numpy())
    do("Conv", [x, "aw", "ab"], "look", kernel_shape=[1])
    do("Add", ["look", "off"], "look_off")
    do("Softmax", ["look_off"], "share", axis=2)
    do("Mul", [x, "share"], "shared")
    do("ReduceSum", ["shared", "axis2"], "mean", keepdims=0)
    do("Concat", ["most", "mean"], "both", axis=1)
    keep("hw", state["hidden.weight"].numpy()), keep("hb", state["hidden.bias"].numpy())
    do("Gemm", ["both", "hw", "hb"], "h", transB=1)
    do("Relu", ["h"], "hr")
    keep("ow", state["heads.weight"].numpy()), keep("ob", state["heads.bias"].numpy())
    do("Gemm", ["hr", "ow", "ob"], "logits", transB=1)
    do("Sigmoid", ["logits"], "scores")
    graph = helper.make_graph(
        nodes, "micdrop-moderation",
        [helper.make_tensor_value_info("ids", TensorProto.INT32, ["lines", "tokens", "per_token"])],
        [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["lines", len(HEADS)])],
        weights,
    )
    model = helper.make_model(graph, producer_name="micdrop", opset_imports=[helper.make_opsetid("", 15)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    assert HIDDEN == state["hidden.bias"].numel()
    return model


def quantised_network(state):
    """The torch network with the int8 rows put back, for probabilities as the exported file gives them."""
    rows, scale = quantise(state["table.weight"].numpy())
    net = Network()
    state = dict(state)
    state["table.weight"] = torch.from_numpy(rows.astype(np.float32) * scale[:, None])
    net.load_state_dict(state)
    return net.eval()


def main():
    state = torch.load(HERE / "build/model.pt")
    path = HERE / "micdrop-moderation.onnx"
    path.write_bytes(build(state).SerializeToString())
    print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB", file=sys.stderr)


if __name__ == "__main__":
    main()
