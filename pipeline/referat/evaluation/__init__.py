"""How well records agree with gold minutes."""

from referat.evaluation.gold import GoldDocument, read_gold
from referat.evaluation.score import Scores, score

__all__ = ["GoldDocument", "Scores", "read_gold", "score"]
