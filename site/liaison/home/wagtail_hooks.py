"""Registers what the editors’ room has as a whole."""

from __future__ import annotations

from wagtail import hooks

from liaison.home.admin import menu

hooks.register("construct_main_menu", menu.arrange)
hooks.register("construct_settings_menu", menu.without_moved)
hooks.register("construct_reports_menu", menu.our_reports)
