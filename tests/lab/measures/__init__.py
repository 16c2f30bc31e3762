"""The measurements of ``make bench``, each of one thing, each on a running kiosk unless it says otherwise."""
