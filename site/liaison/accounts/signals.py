"""What accounts tells the features above it."""

from __future__ import annotations

from django.dispatch import Signal

newcomer_made = Signal()  # user, role: an invented person of a newcomer’s own machine
