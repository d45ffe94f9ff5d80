"""What the directory tells others."""

from __future__ import annotations

from django.dispatch import Signal

services_changed = Signal()  # ids: the services whose listing may read differently now
