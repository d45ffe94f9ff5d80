"""The directory as Open Referral HSDS: what goes out (docs/hsds.md says which field is which)."""
