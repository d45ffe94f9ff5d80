"""Services of an HSDS feed become records here; docs/importing.md says how, docs/hsds.md which."""
