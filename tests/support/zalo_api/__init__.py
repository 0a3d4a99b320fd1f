"""A strict stand-in for Zalo's Bot Platform, as far as it is described: it refuses what Zalo is known to refuse."""

from tests.support.zalo_api.methods import Sent
from tests.support.zalo_api.refusal import Refusal
from tests.support.zalo_api.server import FAULTS, ZaloApi

__all__ = ["FAULTS", "Refusal", "Sent", "ZaloApi"]
