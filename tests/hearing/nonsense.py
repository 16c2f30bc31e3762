"""Phrases that a recogniser must survive: empty, symbols of its own, unknown, foreign and endless ones."""

NASTY = (
    "", " ", "\0", "next\0page", "\ud800", "[unk]", "<eps>", "#0", "!SIL", "</s>", '"', '", "', "\\", "[]",
    "next page]", "polyneuropathy", "next polyneuropathy", "NEXT  Page", "next page", "naïve", "下一頁", "🙂",
    "next 🙂", "number 3", "'", " ".join(["next"] * 500), "next" * 500, "\u202enext", "ne\u0301xt", "-", "next-page",
)  # fmt: skip
