"""`istiqbal bench`: measures a centre on this machine, each figure beside its bar (design, section 7)."""
