"""Text to hashed ids. The same rules as core/moderation/features.ts; parity.json is checked against both.

A line becomes windows of at most 48 tokens; a token becomes at most 24 ids: itself, its de-leeted skeleton, the
pair with the token before it, and the skeleton's character 3 to 5-grams (FNV-1a over code points).
"""
import re
import sys
import unicodedata
from functools import lru_cache

BUCKETS = 65536
WINDOW = 48
PER_TOKEN = 24
MAX_WINDOWS = 6
MAX_CODE_POINTS = 1000

CONFUSABLE_FROM = (
    "аеіјорсухѕһԁԛԝвнмткзгпьъ" "αβγδεζηικλμνορστυχω" "ɑɡɩıʟɴʀʏᴀᴄᴅᴇꜰɢʜᴊᴋᴍᴏᴘꜱᴛᴜᴠᴡᴢʙɪ" "ßæøłđ"
)
CONFUSABLE_TO = (
    "aeijopcyxshdqwbhmtk3rnbb" "abydezniklmvopotuxw" "agiilnryacdefghjkmopstuvwzbi" "baold"
)
assert len(CONFUSABLE_FROM) == len(CONFUSABLE_TO)
CONFUSABLES = {ord(a): b for a, b in zip(CONFUSABLE_FROM, CONFUSABLE_TO)}
LEET = str.maketrans("013457@$!*", "oieastasiu")
TLDS = (
    "com|net|org|gg|tv|io|ru|xyz|shop|info|live|me|co|ly|link|club|online|site|store|top|app|to|cc|biz|win|vip|bet"
)


def _char_class(prefixes):
    """The body of a regular-expression class holding every code point whose category starts so."""
    out, start = [], None
    for cp in range(sys.maxunicode + 2):
        inside = cp <= sys.maxunicode and unicodedata.category(chr(cp)).startswith(prefixes)
        if inside and start is None:
            start = cp
        elif not inside and start is not None:
            out.append(re.escape(chr(start)) + ("-" + re.escape(chr(cp - 1)) if cp - 1 > start else ""))
            start = None
    return "".join(out)


WORD = _char_class(("L", "N"))
SYMBOL = _char_class(("So",))
SPACE_RE = re.compile("[" + _char_class(("Z",)) + "\t\n\r\v\f]")
DROP_RE = re.compile("[" + _char_class(("Cc", "Cf", "Cs", "Co")) + "\u115f\u1160\u3164\uffa0\u2800\U0001F3FB-\U0001F3FF]")
MARK_RE = re.compile("[" + _char_class(("M",)) + "]")
URL_RE = re.compile(r"(?:https?://|www\.)[^ ]+")
DOMAIN_RE = re.compile(
    r"(?<![a-z0-9.-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:" + TLDS + r")(?![a-z0-9-])(?:/[^ ]*)?"
)
USER_RE = re.compile(r"(?<![a-z0-9])@[a-z0-9_]{3,}")
RUN_RE = re.compile(r"(.)\1{2,}")
TOKEN_RE = re.compile(r"<url>|<user>|[" + WORD + r"](?:[" + WORD + r"'@$!*]*[" + WORD + r"$*])?|[?!" + SYMBOL + "]")


def canonicalise(text):
    text = SPACE_RE.sub(" ", text[:MAX_CODE_POINTS])
    text = DROP_RE.sub("", text)
    text = MARK_RE.sub("", unicodedata.normalize("NFKD", text))
    text = unicodedata.normalize("NFC", text).lower().translate(CONFUSABLES)
    text = URL_RE.sub(" <url> ", text)
    text = DOMAIN_RE.sub(" <url> ", text)
    text = USER_RE.sub(" <user> ", text)
    return RUN_RE.sub(r"\1\1", text)


def tokenise(canonical):
    tokens, run = [], []

    def flush():
        if len(run) >= 3:
            tokens.append("".join(run))
        else:
            tokens.extend(run)
        run.clear()

    for token in TOKEN_RE.findall(canonical):
        if len(token) == 1 and (("a" <= token <= "z") or ("0" <= token <= "9")):
            run.append(token)
        else:
            flush()
            tokens.append(token)
    flush()
    return tokens


def skeleton(token):
    return token.translate(LEET).replace("'", "")


def _hash(kind, text):
    h = 2166136261
    for ch in kind + text:
        h = ((h ^ ord(ch)) * 16777619) & 0xFFFFFFFF
    return 1 + h % (BUCKETS - 1)


@lru_cache(maxsize=400_000)
def _own_ids(token):
    bone = skeleton(token)
    ids = [_hash("w", token), _hash("s", bone)]
    framed = "<" + bone[:24] + ">"
    for size in (3, 4, 5):
        for at in range(len(framed) - size + 1):
            ids.append(_hash("g", framed[at : at + size]))
    return bone, tuple(ids[: PER_TOKEN - 1])


@lru_cache(maxsize=800_000)
def _pair_id(before, bone):
    return _hash("p", before + " " + bone)


def is_shouting(text):
    upper = sum(1 for ch in text[:MAX_CODE_POINTS] if "A" <= ch <= "Z")
    lower = sum(1 for ch in text[:MAX_CODE_POINTS] if "a" <= ch <= "z")
    return upper >= 5 and upper > 2 * lower


def featurise(text):
    """Windows of tokens of ids: list[list[list[int]]], never empty; a line without tokens is one '<none>' token."""
    tokens = tokenise(canonicalise(text)) or ["<none>"]
    if is_shouting(text):
        tokens.insert(0, "<caps>")
    rows, before = [], "<s>"
    for token in tokens[: WINDOW * MAX_WINDOWS]:
        bone, ids = _own_ids(token)
        rows.append([*ids, _pair_id(before, bone)])
        before = bone
    return [rows[at : at + WINDOW] for at in range(0, len(rows), WINDOW)]
