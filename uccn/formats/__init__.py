"""How dates are written where Django's own short forms would mislead: day before month."""
