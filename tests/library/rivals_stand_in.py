"""Stands in for the process that knows a pronouncing dictionary: here every word sounds like itself with an x.

The voice pack says what it does: with a file ``fail`` it fails, with ``hang`` it never ends, with ``babble`` it answers
nonsense; ``asked`` counts the questions.
"""

import json
import sys
import time
from pathlib import Path

MODULE = "tests.library.rivals_stand_in"


def main() -> None:
    question = json.load(sys.stdin)
    folder = Path(question["folder"])
    with (folder / "asked").open("a") as out:
        out.write(" ".join(question["words"]) + "\n")
    if (folder / "fail").exists():
        sys.exit("Some lines before.\nThe dictionary is lost.")
    while (folder / "hang").exists():
        time.sleep(0.05)
    if (folder / "babble").exists():
        sys.stdout.write('{"a": 1')
    else:
        json.dump({word: [[f"{word}x", "far"], [f"{word}s", "da"]] for word in question["words"]}, sys.stdout)


if __name__ == "__main__":
    main()
