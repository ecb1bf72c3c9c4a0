"""What a person typed in a search box, made safe to look for and to show again."""

ASKED_AT_MOST = 200


def asked_words(typed: str) -> str:
    """At most 200 signs, without what cannot be printed; any input will do."""
    kept = "".join(c if c.isprintable() else " " for c in typed[:ASKED_AT_MOST])
    return " ".join(kept.split())
