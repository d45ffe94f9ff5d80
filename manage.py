#!/usr/bin/env python
"""Runs management commands; development settings unless DJANGO_SETTINGS_MODULE says otherwise."""

from __future__ import annotations

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaison.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
