#!/usr/bin/env python3
"""Recompute a published allocation of training seats. Needs Python 3.10 or newer and nothing else.

    python3 replay_allocation.py BUNDLE

Exit status 0: the whole result follows from the rule, the seed and the applications in the bundle. Exit status 1: it
does not, and the first difference is printed. Exit status 2: the file cannot be read. The rule in words is in README.md
beside this program, which was written from it and shares nothing with the program that made the bundle.
"""

import heapq
import json
import sys
from fractions import Fraction
from hashlib import sha256
from itertools import zip_longest
from pathlib import Path

REST = "rest"
KEPT = 1 << 300  # more than any key, so that whoever keeps a seat comes before all others at that stage


class Stage:
    """One pool of a class, or the rest. The heap has the last of its people on top."""

    def __init__(self, pool, seats, group, soft):
        self.pool, self.seats, self.group, self.soft = pool, seats, group, soft
        self.people, self.refused = [], []


class TrainingClass:
    def __init__(self, line, is_gone, extra, kept):
        confirmed = [seat for seat in kept if seat["confirmed"]]
        released = [seat for seat in kept if seat["released"] and not seat["confirmed"]]
        self.id, self.confirmed, self.stages = line["class"], len(confirmed), []
        self.seats = 0 if is_gone else line["seats"] + extra - self.confirmed
        self.released, unclaimed = {}, 0 if is_gone else line["seats"]
        for pool in line["pools"]:
            size = min(pool["seats"], unclaimed)
            unclaimed -= size
            self.released[pool["id"]] = sum(seat["pool"] == pool["id"] for seat in released)
            size -= self.released[pool["id"]] + sum(seat["pool"] == pool["id"] for seat in confirmed)
            self.stages.append(Stage(pool["id"], size, pool["group"], pool["soft"]))
        self.rest = Stage(REST, None, None, True)
        self.stages.append(self.rest)

    def room(self, stage):
        """The seats of a stage; the rest has what the pools before it do not use."""
        if stage is not self.rest:
            return stage.seats
        return self.seats - sum(len(s.people) if s.soft else s.seats for s in self.stages[:-1])

    def named_seats(self):
        """Who has which seat. In the rest a kept seat stays as it is; the others get, best first, the seats that no
        pool claims and then those that each soft reserve released, in processing order."""
        names = []
        for stage in self.stages[:-1]:
            free = stage.seats - len(stage.people) if stage.soft and stage.group is not None else 0
            names += [(self.id, stage.pool, True)] * (free + self.released[stage.pool])
            for _, person in stage.people:
                yield person.number, (self.id, stage.pool, False)
        claimed = sum(stage.seats for stage in self.stages[:-1]) + sum(self.released.values())
        names = [(self.id, REST, False)] * (self.seats - claimed) + names
        rest = [person for _, person in sorted(self.rest.people, key=lambda item: -item[0])]
        keeping = [person for person in rest if person.stage_kept_in(self.id) == REST]
        for person in keeping:
            seat = (self.id, person.kept["pool"], person.kept["released"])
            names.remove(seat)
            yield person.number, seat
        yield from zip((person.number for person in rest if person not in keeping), names, strict=False)


class Person:
    def __init__(self, line, seed, classes):
        self.number, self.groups, self.kept = line["application"], line["groups"], line.get("kept")
        draw = int.from_bytes(sha256(seed + self.number.encode()).digest(), "big")
        self.slots = self._slots([(classes[id_], _hundredths(score)) for id_, score in line["choices"]], draw)

    def stage_kept_in(self, class_id):
        if self.kept and self.kept["class"] == class_id:
            return REST if self.kept["released"] else self.kept["pool"]
        return None

    def _slots(self, choices, draw):
        """Every stage that the person may ask, in the order of asking, with the key there; the lower key is better."""
        for class_, score in choices:
            key, kept = (10**8 - score << 256) + draw, self.stage_kept_in(class_.id)
            for stage in class_.stages:
                if stage.pool == kept:
                    yield class_, stage, key - KEPT
                elif stage.group is None or stage.group in self.groups:
                    yield class_, stage, key


def _hundredths(score):
    whole, decimals = score.split(".")
    return int(whole) * 100 + int(decimals)


def deferred_acceptance(bundle, closed):
    """Everybody asks stage after stage; a stage with too many people refuses the last, who asks on."""
    gone = set(bundle["cancelled"]) | set(closed)
    kept = {line["class"]: [] for line in bundle["classes"]}
    for line in bundle["applicants"]:
        if "kept" in line:
            kept[line["kept"]["class"]].append(line["kept"])
    classes = {}
    for line in bundle["classes"]:
        id_ = line["class"]
        classes[id_] = TrainingClass(line, id_ in gone, bundle["extra_seats"].get(id_, 0), kept[id_])
    seed = bytes.fromhex(bundle["seed"])
    asking = [Person(line, seed, classes) for line in bundle["applicants"] if not line.get("kept", {}).get("confirmed")]
    while asking:
        person = asking.pop()
        slot = next(person.slots, None)
        if slot is None:
            continue
        class_, stage, key = slot
        heapq.heappush(stage.people, (-key, person))
        for crowded in (stage, class_.rest):
            while len(crowded.people) > class_.room(crowded):
                refused = heapq.heappop(crowded.people)
                crowded.refused.append(refused)
                asking.append(refused[1])
    return classes


def allocate(bundle):
    """Close classes below their minimum one at a time, each time starting anew; then name the seats."""
    minimum = {line["class"]: line["minimum"] if bundle["round"] == 1 else 0 for line in bundle["classes"]}
    closed = []
    while True:
        classes = deferred_acceptance(bundle, closed)
        failing = []
        for class_ in classes.values():
            people = class_.confirmed + sum(len(stage.people) for stage in class_.stages)
            if class_.seats and people < minimum[class_.id]:
                failing.append((Fraction(people, minimum[class_.id]), class_.id))
        if not failing:
            break
        closed.append(min(failing)[1])
    seats = {number: seat for class_ in classes.values() for number, seat in class_.named_seats()}
    for line in bundle["applicants"]:
        if line.get("kept", {}).get("confirmed"):
            seats[line["application"]] = tuple(line["kept"][name] for name in ("class", "pool", "released"))
    waiting = {}
    for class_ in classes.values():
        for stage in class_.stages if class_.seats + class_.confirmed else []:
            best_first = sorted(stage.refused, key=lambda item: -item[0])
            waiting[class_.id, stage.pool] = [person.number for _, person in best_first]
    return closed, seats, waiting


def differences(data):
    """What the bundle says and what comes out, wherever the two differ."""
    bundle = json.loads(data)
    body, _, _ = data.rpartition(b'"sha256":')
    secret, public_value = bytes.fromhex(bundle["secret"]), bundle["public_value"].encode()
    rule = {name: bundle[name] for name in ("classes", "commitment", "tie_rule")}
    rule_text = json.dumps(rule, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    pairs = [
        ("format", bundle["format"], "lonto-allocation-1"),
        ("SHA-256 of the file", bundle["sha256"], sha256(body).hexdigest()),
        ("SHA-256 of the rule", bundle["rule_sha256"], sha256(rule_text.encode()).hexdigest()),
        ("commitment to the secret", bundle["commitment"], sha256(secret).hexdigest()),
        ("bytes of the secret", len(secret), 32),
        ("public value", public_value, public_value or b"any value that was drawn"),
        ("seed", bundle["seed"], sha256(secret + public_value).hexdigest()),
    ]
    yield from (pair for pair in pairs if pair[1] != pair[2])
    closed, seats, waiting = allocate(bundle)
    if closed != bundle["closed"]:
        yield "closed classes", bundle["closed"], closed
    published = {line["application"]: (line["class"], line["pool"], line["released"]) for line in bundle["seats"]}
    for number in sorted(published.keys() | {line["application"] for line in bundle["applicants"]}):
        if published.get(number) != seats.get(number):
            yield f"seat of {number}", published.get(number), seats.get(number)
    lists = {(line["class"], line["pool"]): line["applications"] for line in bundle["waiting"]}
    for key in sorted(lists.keys() | waiting.keys()):
        for place, (was, is_) in enumerate(zip_longest(lists.get(key, []), waiting.get(key, [])), 1):
            if was != is_:
                yield f"waiting list of class {key[0]}, pool {key[1]}, place {place}", was, is_


def main():
    try:
        difference = next(differences(Path(sys.argv[1]).read_bytes()), None)
    except (IndexError, OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        print(f"The bundle cannot be read: {error!r}", file=sys.stderr)
        return 2
    if difference:
        print("Not as published: {}: the bundle says {}, computed {}.".format(*difference))
        return 1
    print("Everything is as published.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
