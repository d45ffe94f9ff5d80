"""Reports over every kind of content: pages of both trees and bilingual records alike."""

from __future__ import annotations
