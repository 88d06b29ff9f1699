"""The reader's network as it is trained: a pretrained encoder, the case of words beside it, and its heads."""

import torch
from torch import Tensor, nn
from transformers import BertModel

from extractors.events.opinions import STATUSES, TYPES
from extractors.reader.network import GAPS, SLOTS
from extractors.reader.pieces import SHAPES

PAIR_WIDTH = 128


class ReaderNetwork(nn.Module):  # type: ignore[misc]
    """From `pieces`, `shapes`, `mask` (passages x pieces) and `pairs` (pairs x 6, see extractors.reader.network.as_row)
    to log-odds of types, background and status a piece, and of slots a pair."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.shapes = nn.Embedding(len(SHAPES), width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.types = nn.Linear(width, len(TYPES))
        nn.init.constant_(self.types.bias, -6.0)  # most words tell no event
        self.background = nn.Linear(width, 1)
        self.status = nn.Linear(width, len(STATUSES))
        self.triggers = nn.Linear(width, PAIR_WIDTH)
        self.firsts = nn.Linear(width, PAIR_WIDTH)
        self.lasts = nn.Linear(width, PAIR_WIDTH)
        self.gaps = nn.Embedding(2 * len(GAPS), PAIR_WIDTH)
        self.kinds = nn.Embedding(len(TYPES), PAIR_WIDTH)
        self.fits = nn.Linear(PAIR_WIDTH, len(SLOTS))

    def forward(
        self, pieces: Tensor, shapes: Tensor, mask: Tensor, pairs: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        words = self.encoder.embeddings.word_embeddings(pieces) + self.shapes(shapes)
        states = self.dropout(self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state)
        passage, trigger, first, last, gap, kind = pairs.unbind(1)
        pair = (
            self.triggers(states[passage, trigger])
            + self.firsts(states[passage, first])
            + self.lasts(states[passage, last])
            + self.gaps(gap)
            + self.kinds(kind)
        )
        return (
            self.types(states),
            self.background(states).squeeze(-1),
            self.status(states),
            self.fits(self.dropout(torch.relu(pair))),
        )


def new_network(folder: str) -> ReaderNetwork:
    """A network over the pretrained encoder of a folder; its word embeddings stay as they are."""
    encoder = BertModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return ReaderNetwork(encoder)
