"""Finds the passive voice by its looks: good enough for advice, never for an error."""

from collections.abc import Sequence

from kiosk.library.checks.plain_language import PassiveWords

_FIRST_IN_A_QUESTION = 3
"""Where the form of "be" stands at the latest when a question begins with it: "Why is ..."."""
_LONGEST_SUBJECT = 4
"""Words that may then stand before the participle: "Is the pain in my feet caused by ..."."""


def find_passive(words: Sequence[str], looks: PassiveWords, *, is_question: bool) -> str:
    """The words of the first passive in a sentence, such as "is often caused"; empty if there is none.

    Args:
        words: The words of the sentence, without punctuation.
        looks: How the passive looks in the language.
        is_question: Whether the subject may stand between the two parts of the verb.
    """
    plain = [word.lower().replace("’", "'") for word in words]
    for start, word in enumerate(plain):
        if word in looks.be:
            room = _LONGEST_SUBJECT if is_question and start < _FIRST_IN_A_QUESTION else 0
            end = _end_of_verb(plain, start + 1, looks, room)
            if end:
                return " ".join(words[start:end])
    return ""


def _end_of_verb(words: Sequence[str], position: int, looks: PassiveWords, room: int) -> int:
    """One past the participle; 0: there is none. `room` other words may stand before it."""
    for end, word in enumerate(words[position:], start=position + 1):
        if _is_participle(word, looks):
            return end
        if word in looks.between or word.endswith(looks.between_ending):
            continue
        if room == 0:
            return 0
        room -= 1
    return 0


def _is_participle(word: str, looks: PassiveWords) -> bool:
    if word in looks.only_looks_like_it:
        return False
    return word in looks.irregular or word.endswith(looks.regular_ending)
