"""What stands in the queue, as JSON. Loads huey, so the web imports it only to place an order.

Huey's own serializer is pickle: who can write into the queue could then run anything in the worker.
"""

from __future__ import annotations

import json
from typing import Any

from huey.registry import Message
from huey.serializer import Serializer


class JsonSerializer(Serializer):  # type: ignore[misc]  # Huey publishes no types
    def _serialize(self, data: Message) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: Any) -> Message:
        return Message(*json.loads(bytes(data)))
