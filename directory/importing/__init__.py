"""Lists of services from spreadsheets: read, checked, compared with what is here, written whole.

How to use it: docs/importing.md. The order of the rooms: reader > mapping > rows > plan > write.
"""

from __future__ import annotations
