"""Reads the open data sets into rows (text, labels, weight, source). A label is 1, 0 or -1 (this set does not say)."""
import csv
import html
import json
import random
import re
from pathlib import Path

HEADS = ["toxic", "hate", "threat", "sexual", "spam"]
csv.field_size_limit(10_000_000)


def labels(**known):
    return tuple(known.get(head, -1) for head in HEADS)


CLEAN = (0, 0, 0, 0, 0)


def _rows(path, delimiter=","):
    with open(path, newline="", encoding="utf-8", errors="replace") as file:
        yield from csv.DictReader(file, delimiter=delimiter, quoting=csv.QUOTE_NONE if delimiter == "\t" else 0)


def davidson(root):
    """MIT. The offensive class is mostly profanity without a target, so it counts little."""
    for row in _rows(root / "davidson/labeled_data.csv"):
        text = html.unescape(html.unescape(row["tweet"]))
        text = re.sub(r"^[!\s\"]*(RT )?", "", text)
        text = re.sub(r"@\w+:?", "@user", text)
        kind = row["class"]
        if kind == "0":
            yield text, labels(toxic=1, hate=1), 1.0
        elif kind == "1":
            yield text, labels(toxic=1, hate=0), 0.15
        else:
            yield text, labels(toxic=0, hate=0, threat=0), 0.7


def edos(root):
    """CC0. Not sexist does not mean not toxic, so that label stays open."""
    for row in _rows(root / "edos/edos_labelled_aggregated.csv"):
        text = row["text"].replace("[USER]", "@user").replace("[URL]", "https://x.y/z")
        if row["label_sexist"] == "sexist":
            threat = 1 if row["label_category"].startswith("1") else 0
            yield text, labels(toxic=1, hate=1, threat=threat), 0.8
        else:
            yield text, labels(hate=0, threat=0, spam=0), 0.5


def hatemoji(root):
    """CC BY 4.0. Adversarial pairs; the split build_test is our held-out set for it."""
    for name in ("build_train", "build_validation", "build_test"):
        for row in _rows(root / f"hatemoji/{name}.csv"):
            if row["label_gold"] == "1":
                threat = 1 if row["type"] == "threateninglanguage" else 0
                yield row["text"], labels(toxic=1, hate=1, threat=threat, spam=0), 1.0
            else:
                yield row["text"], labels(toxic=0, hate=0, threat=0, spam=0), 1.0


def convabuse(root):
    """CC BY 4.0. Majority of the annotators."""
    for name in ("train", "valid", "test"):
        for row in _rows(root / f"convabuse/ConvAbuseEMNLP{name}.csv"):
            def votes(suffix):
                marks = [row[f"Annotator{n}_{suffix}"] for n in range(1, 9) if row.get(f"Annotator{n}_{suffix}")]
                return sum(max(float(part) for part in mark.split(",")) for mark in marks)

            abuse = votes("is_abuse.-1") + votes("is_abuse.-2") + votes("is_abuse.-3")
            fine = votes("is_abuse.1") + votes("is_abuse.0")
            if abuse == fine:
                continue
            toxic = int(abuse > fine)
            some = abuse / 2 if toxic else 99
            sexual = int(votes("sex_harassment") >= some and toxic)
            group = votes("sexist") + votes("racist") + votes("homophobic") + votes("transphobic")
            hate = int(group >= some and toxic)
            yield row["user"], labels(toxic=toxic, hate=hate, sexual=sexual, spam=0), 1.0


def bias(root):
    """Apache-2.0. Every identity word as often in friendly as in hostile phrases."""
    rng = random.Random(5)
    madlibs = [(r["Text"], r["Label"] == "BAD") for r in _rows(root / "jigsaw-bias/bias_madlibs_77k.csv")]
    phrases = [(r["phrase"], r["toxicity"] == "toxic") for r in _rows(root / "jigsaw-bias/en_sentence_templates.csv")]
    for text, bad in rng.sample(madlibs, 6000) + rng.sample(phrases, 6000):
        yield text, (labels(toxic=1) if bad else labels(toxic=0, hate=0, threat=0, sexual=0, spam=0)), 0.5


def sms(root):
    """CC BY 4.0."""
    for row in _rows(root / "sms-spam/SMSSpamCollection.tsv", "\t"):
        if row["Label"] == "spam":
            yield row["SMS"], labels(spam=1, hate=0, threat=0), 1.0
        else:
            yield row["SMS"], labels(toxic=0, hate=0, threat=0, spam=0), 1.0


def youtube(root):
    """CC BY 4.0."""
    for row in _rows(root / "youtube-spam/youtube_spam.csv"):
        text = html.unescape(row["CONTENT"])
        yield text, (labels(spam=1, hate=0) if row["CLASS"] == "1" else labels(spam=0, hate=0, threat=0)), 1.0


def redial(root):
    """CC BY 4.0. Friendly talk; cut into chat-sized sentences."""
    rng = random.Random(6)
    for row in _rows(root / "redial-clean/dialogues.csv"):
        parts = [p.strip() for p in re.split(r"(?<=[.!?])\s+", re.sub(r"@\d+", "that movie", row["text"])) if p.strip()]
        for part in rng.sample(parts, min(8, len(parts))):
            yield part, CLEAN, 0.7


def surge(root):
    """MIT. Never trained on: the out-of-domain test."""
    for row in _rows(root / "surge-toxicity/toxicity_en.csv"):
        yield row["text"], labels(toxic=int(row["is_toxic"] == "Toxic")), 1.0


TRAINED = {f.__name__: f for f in (davidson, edos, hatemoji, convabuse, bias, sms, youtube, redial)}


def read_all(root):
    root = Path(root)
    for name, reader in TRAINED.items():
        for text, marks, weight in reader(root):
            if text and text.strip():
                yield text.strip(), marks, weight, name


def stream_check(here):
    with open(Path(here) / "check/stream-check.jsonl", encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]
