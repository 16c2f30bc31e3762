"""The screen: Qt Quick behind `kiosk.core.ports.Display`."""
