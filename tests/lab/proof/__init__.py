"""The proof: how well the kiosk obeys, and whom. ``make proof`` measures the rows A to J of its voice, resumable.

What is heard is kept in ``proof/results.sqlite`` by sound, grammar, operating point, model and code of
``kiosk/hearing``: an interrupted run goes on where it was, and a second one hears only what changed. Trials are run
in a fixed random order, so that a part of them is a fair sample. The core's judgement (`kiosk.core.trust`) is applied
afterwards: other floors cost nothing.

On the command line (all options: ``--help``)::

    python -m tests.lab.proof --count                              # how many trials each row has
    python -m tests.lab.proof --tuning --rows A,D,E --sample 0.02  # material that numbers may be chosen on
    python -m tests.lab.proof --tuning --rows A --sample 0.02 --set cut.hang_over_s=0.224 --set weights.phrase=10
    python -m tests.lab.proof --rows A,B,E --sample 0.05           # voices and recordings that only report
    python -m tests.lab.proof --minutes 20 --jobs 2                # all rows, 20 minutes each, two processes

``--set`` replaces a number of `OperatingPoint`; ``--alone`` leaves out the other ears (Vosk's example, pocketsphinx).
The recordings of people are looked for in the folder of ``--speech`` or of the variable ``KIOSK_PROOF_SPEECH``.

In a program::

    bench = Bench(folder, speech_folder, point)                    # runner.py
    store = Store(folder / "results.sqlite")
    setting, refused, commands = make_setting(bench, store, load_library(), is_tuning=True)      # setting.py
    outcomes = run(ROW_A.trials(setting), bench, store, Limits(share=0.02))
    print(as_table(ROW_A.lines(outcomes, judge_of(Caution.BALANCED))))

A single sound: ``bench.materials.make(Clip(Said("next page", Speaker("rms", 1.0)), STEADY_10))`` and
``bench.kiosk.hear(heard.sound, page.listen)``.

============== =======================================================================================================
voices.py      who speaks: for tuning, for reporting, formant voices apart; each at two speeds
noises.py      waiting rooms: quiet, steady noise at 10 and 5 dB, four talkers at 10 dB
recordings.py  real people, in two halves; prompts of Debian packages
radio.py       talk and music made here
near_misses.py 150 phrases with another meaning
grammars.py    every distinct grammar of the kiosk's screens
clips.py       recipes of sounds; trials.py: a sound, a grammar, ears; chains.py: the kiosk's ears and others
judging.py     what the core would have done; intervals.py, lines.py, curve.py: the tables
rows/          one file for each kind of row
============== =======================================================================================================
"""
