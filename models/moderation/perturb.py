"""Ways people dodge filters, applied to a share of the training lines (labels unchanged) and to the evasion test."""
LEET = {"a": "4@", "e": "3", "i": "1!", "o": "0", "s": "5$", "t": "7"}
LOOK = {"a": "а", "e": "е", "o": "о", "c": "с", "p": "р", "x": "х", "y": "у", "i": "і", "s": "ѕ"}


def _words(text, rng, change, share=0.6):
    return " ".join(change(w) if len(w) > 2 and w.isalpha() and rng.random() < share else w for w in text.split(" "))


def leet(text, rng):
    return "".join(rng.choice(LEET[c]) if c in LEET and rng.random() < 0.5 else c for c in text)


def spaced(text, rng):
    return _words(text, rng, lambda w: " ".join(w), 0.4)


def dotted(text, rng):
    return _words(text, rng, lambda w: ".".join(w), 0.4)


def homoglyph(text, rng):
    return "".join(LOOK[c] if c in LOOK and rng.random() < 0.5 else c for c in text)


def zero_width(text, rng):
    return "".join(c + ("\u200b" if rng.random() < 0.3 else "") for c in text)


def full_width(text, rng):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def stretched(text, rng):
    return _words(text, rng, lambda w: w[:-1] + w[-1] * rng.randint(3, 6))


def starred(text, rng):
    def mask(w):
        at = rng.randrange(1, len(w) - 1) if len(w) > 2 else 1
        return w[:at] + "*" + w[at + 1 :]

    return _words(text, rng, mask, 0.5)


def swapped(text, rng):
    def swap(w):
        at = rng.randrange(len(w) - 1)
        return w[:at] + w[at + 1] + w[at] + w[at + 2 :]

    return _words(text, rng, swap, 0.3)


def dropped(text, rng):
    def drop(w):
        at = rng.randrange(1, len(w))
        return w[:at] + w[at + 1 :]

    return _words(text, rng, drop, 0.3)


def joined(text, rng):
    return text.replace(" ", "")


def shouted(text, rng):
    return text.upper()


WAYS = [leet, spaced, dotted, homoglyph, zero_width, full_width, stretched, starred, swapped, dropped, shouted]
EVASIONS = {f.__name__: f for f in (leet, spaced, dotted, homoglyph, zero_width, full_width, stretched, starred, swapped, joined)}


def perturb(text, rng):
    if len(text) < 60 and rng.random() < 0.04:
        return joined(text, rng)
    return rng.choice(WAYS)(text, rng)
