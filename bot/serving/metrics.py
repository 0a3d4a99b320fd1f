"""What happens in this process as figures that Prometheus reads, each named and explained in `bot.texts.monitoring`."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, disable_created_metrics

from bot.texts import monitoring
from bot.texts.monitoring import METRICS
from retrieval.snapshots.snapshot import Snapshots

# In seconds: from a search in a small collection to an answer that has waited for Telegram to let it through.
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """Hears of updates, and has their figures in a registry of its own; every label is a word of a small set."""

    def __init__(self, snapshots: Snapshots) -> None:
        # When a series began is told by the process itself.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self.registry = CollectorRegistry()
        self._updates = self._counter(monitoring.UPDATES, "door", "kind")
        self._answers = self._counter(monitoring.ANSWERS, "door", "status")
        self._refused = self._counter(monitoring.DOCUMENTS_REFUSED, "reason")
        self._limited = self._counter(monitoring.RATE_LIMITED, "door")
        self._errors = self._counter(monitoring.CHANNEL_ERRORS, "door", "code")
        name = monitoring.STAGES
        self._stages = Histogram(name, METRICS[name], ["stage"], buckets=_BUCKETS, registry=self.registry)
        self._watch_index(snapshots)
        ProcessCollector(registry=self.registry)

    def receive(self, door: str, kind: str) -> None:
        """An update has come in."""
        self._updates.labels(door, kind).inc()

    def answer(self, door: str, status: str) -> None:
        """A question has been answered."""
        self._answers.labels(door, status).inc()

    def take(self, stage: str, seconds: float) -> None:
        """A stage of an update's way has taken so long."""
        self._stages.labels(stage).observe(seconds)

    def refuse(self, reason: str) -> None:
        """A document has been refused."""
        self._refused.labels(reason).inc()

    def limit(self, door: str) -> None:
        """Somebody has asked too much."""
        self._limited.labels(door).inc()

    def fail(self, door: str, code: str) -> None:
        """A channel has refused a call, or was not reached."""
        self._errors.labels(door, code).inc()

    def _counter(self, name: str, *labels: str) -> Counter:
        return Counter(name, METRICS[name], labels, registry=self.registry)

    def _watch_index(self, snapshots: Snapshots) -> None:
        """Read as the figures are fetched, of what is known: whoever fetches them waits for no database."""

        def version() -> float:
            known = snapshots.latest()
            return float(known.version) if known is not None else 0.0

        def passages() -> float:
            known = snapshots.latest()
            return float(known.index.passage_count) if known is not None else 0.0

        for name, read in ((monitoring.INDEX_VERSION, version), (monitoring.INDEX_PASSAGES, passages)):
            Gauge(name, METRICS[name], registry=self.registry).set_function(read)
