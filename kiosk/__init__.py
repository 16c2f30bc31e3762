"""A waiting-room kiosk about nerve pain: it shows, reads aloud and obeys touch, keys and voice."""
