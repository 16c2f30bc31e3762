"""What the command `check` looks for in the content. The running kiosk never imports it: its dictionary is large."""
