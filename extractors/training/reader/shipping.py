"""Writes a trained network as the file that extraction runs: ONNX, its weights in eight bits."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from extractors.training.reader.network import ReaderNetwork


def averaged(networks: Sequence[ReaderNetwork]) -> dict[str, torch.Tensor]:
    """The mean of the weights of networks that were trained from the same start (model soup, Wortsman et al. 2022)."""
    states = [network.state_dict() for network in networks]
    return {
        name: torch.stack([state[name].float() for state in states]).mean(0).to(states[0][name].dtype)
        for name in states[0]
    }


def write_network(network: ReaderNetwork, path: Path) -> None:
    """Write the network to `path`."""
    network.eval()
    passage = torch.ones((2, 7), dtype=torch.int64)
    pairs = torch.zeros((3, 6), dtype=torch.int64)
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        torch.onnx.export(
            network,
            (passage, passage, passage, pairs),
            str(plain),
            input_names=["pieces", "shapes", "mask", "pairs"],
            output_names=["types", "background", "status", "fits"],
            dynamic_axes={
                **{name: {0: "passage", 1: "piece"} for name in ("pieces", "shapes", "mask")},
                "pairs": {0: "pair"},
            },
            opset_version=17,
            dynamo=False,
        )
        onnx.checker.check_model(str(plain))
        path.parent.mkdir(parents=True, exist_ok=True)
        # Seven bits: with eight, processors without VNNI overflow where they add products of neighbours.
        quantize_dynamic(plain, path, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
