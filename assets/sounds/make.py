#!/usr/bin/env python3
"""Makes the sounds of Envol: small, wooden, close. Needs nothing but Python; gives the same bytes every time.

    python3 make.py        writes the .wav files beside this one (mono, 22 050 Hz, 16 bit)
"""

import math
import pathlib
import random
import struct
import wave

RATE = 22_050
TAU = 2.0 * math.pi


def partials(seconds, parts, attack=0.002):
    """A struck body: (frequency Hz, level, seconds to fall to a third) per partial."""
    out = []
    for i in range(int(seconds * RATE)):
        t = i / RATE
        rise = min(1.0, t / attack)
        out.append(rise * sum(level * math.sin(TAU * f * t) * math.exp(-t / fall) for f, level, fall in parts))
    return out


def knock(seconds, cutoff, fall, seed):
    """Filtered noise that dies away: wood on wood, a foot on a mat."""
    noise = random.Random(seed)
    low, out = 0.0, []
    k = 1.0 - math.exp(-TAU * cutoff / RATE)
    for i in range(int(seconds * RATE)):
        low += k * (noise.uniform(-1.0, 1.0) - low)
        out.append(low * math.exp(-i / RATE / fall))
    return out


def mix(*tracks):
    """(track, level, start in seconds) laid over each other."""
    length = max(int(start * RATE) + len(track) for track, _, start in tracks)
    out = [0.0] * length
    for track, level, start in tracks:
        at = int(start * RATE)
        for i, value in enumerate(track):
            out[at + i] += level * value
    return out


def marimba(f, seconds=1.1):
    """A rosewood bar over a tube: fundamental, double octave, a third partial that is gone at once."""
    bar = partials(seconds, [(f, 1.0, 0.30), (3.93 * f, 0.28, 0.07), (9.2 * f, 0.10, 0.02)])
    return mix((bar, 1.0, 0.0), (knock(0.04, 2600, 0.006, 1), 0.5, 0.0))


def horn(seconds):
    """A van's horn outside: two reeds a third apart, with what a reed has above it."""
    out = []
    for i in range(int(seconds * RATE)):
        t = i / RATE
        rise = min(1.0, t / 0.015) * min(1.0, (seconds - t) / 0.05)
        reeds = sum(math.sin(TAU * k * f * t) / k for f in (392.0, 494.0) for k in (1, 2, 3, 4))
        out.append(rise * reeds)
    return out


def loop(seconds, lines):
    """A sound that ends as it begins: every frequency is a whole number of turns."""
    out = []
    for i in range(int(seconds * RATE)):
        t = i / RATE
        out.append(sum(level * math.sin(TAU * round(f * seconds) / seconds * t + phase) for f, level, phase in lines))
    return out


def rotors():
    """Four small propellers, none quite like the other, and the air they move."""
    chance = random.Random(7)
    lines = []
    for base in (176.0, 181.0, 187.0, 190.0):
        for n, level in ((1, 1.0), (2, 0.55), (3, 0.22), (4, 0.16), (6, 0.07)):
            lines.append((base * n, level, chance.uniform(0, TAU)))
    for _ in range(90):
        f = chance.uniform(300, 3200)
        lines.append((f, 0.34 * (300 / f) ** 0.5, chance.uniform(0, TAU)))
    return loop(1.0, lines)


def wind():
    """Air in a big room."""
    chance = random.Random(11)
    lines = [(f, (90 / f) ** 0.6, chance.uniform(0, TAU)) for f in (chance.uniform(60, 900) for _ in range(110))]
    body = loop(2.0, lines)
    return [v * (0.7 + 0.3 * math.sin(TAU * i / len(body))) for i, v in enumerate(body)]


def grain(seconds, low, high, seed, count=120):
    """A steady hiss between two pitches that ends as it begins, in lines of whole turns."""
    chance = random.Random(seed)
    lines = [(f, (low / f) ** 0.3, chance.uniform(0, TAU)) for f in (chance.uniform(low, high) for _ in range(count))]
    return loop(seconds, lines)


def swells(track, strokes, floor=0.08, sharp=1.6):
    """To and fro over a track: so many strokes, each a swell; the way back is quieter."""
    out, part = [], len(track) / strokes
    for i, v in enumerate(track):
        stroke, at = divmod(i / part, 1.0)
        level = math.sin(math.pi * at) ** sharp * (1.0 if int(stroke) % 2 == 0 else 0.7)
        out.append(v * (floor + (1.0 - floor) * level))
    return out


def add(*tracks):
    """Tracks of one length over each other, each with its level."""
    return [sum(level * track[i] for track, level in tracks) for i in range(len(tracks[0][0]))]


def behind(track, cutoff=420):
    """The same through something thick; a loop stays one, as it is run through twice."""
    k = 1.0 - math.exp(-TAU * cutoff / RATE)
    first, second = 0.0, 0.0
    for turn in range(2):
        out = []
        for v in track:
            first += k * (v - first)
            second += k * (first - second)
            out.append(second)
    return out


def motor(seconds, base, seed, levels=(1.0, 0.6, 0.4, 0.3, 0.16), hiss=0.3):
    """Something that turns: a tone with its overtones, bearings, and the air around it."""
    chance = random.Random(seed)
    lines = [(base * (n + 1), level, chance.uniform(0, TAU)) for n, level in enumerate(levels)]
    lines += [(base * 7.3, 0.2, 1.0), (base * 11.1, 0.12, 2.0)]
    for _ in range(60):
        f = chance.uniform(500, 3600)
        lines.append((f, hiss * (500 / f) ** 0.5, chance.uniform(0, TAU)))
    return loop(seconds, lines)


def drops(seconds, seed, count=70):
    """Rain on boards: a soft rush, and drops on wood, some nearer than others."""
    chance = random.Random(seed)
    length = int(seconds * RATE)
    out = [0.22 * v for v in grain(seconds, 500, 4200, seed + 1)]
    for _ in range(count):
        at, level = chance.randrange(length), chance.uniform(0.15, 1.0)
        drop = knock(0.05, chance.uniform(900, 2600), 0.008, chance.randrange(10_000))
        for i, v in enumerate(drop):
            out[(at + i) % length] += 1.6 * level * v
    return out


def tit():
    """A great tit in the distance: two notes, high and low, again and again."""
    notes = []
    for i in range(3):
        for f, start in ((4200, 0.0), (3150, 0.16)):
            note = [math.sin(math.pi * t / 2600) ** 0.7 * math.sin(TAU * f * t / RATE) for t in range(2600)]
            notes.append((note, 1.0, 0.36 * i + start))
    return mix(*notes)


def strokes(seconds, cutoff, starts, seed, fall=0.05):
    """Something that brushes along, several times."""
    return mix(*[(knock(seconds, cutoff, fall, seed + i), 1.0, start) for i, start in enumerate(starts)])


SAW = swells(add((grain(1.4, 700, 5200, 21), 1.0), (motor(1.4, 150, 22, hiss=0.1), 0.35)), 4)
SANDING = swells(grain(1.2, 1500, 6400, 23), 4, floor=0.03, sharp=1.1)
SCREW = motor(1.0, 118, 24, levels=(0.7, 1.0, 0.7, 0.5, 0.4, 0.2), hiss=0.16)
DRILL = motor(1.0, 92, 25, hiss=0.42)
RAIN = drops(2.0, 26)

SOUNDS = {
    # The lowest note of the tunes; the game plays it faster for the others. G4.
    "note": (marimba(392.0), 0.8),
    # Net, mat, a soft landing.
    "soft": (mix((knock(0.25, 420, 0.05, 2), 1.0, 0.0), (partials(0.2, [(96, 1.0, 0.05)]), 0.35, 0.0)), 0.55),
    # Something hard: a wooden post, the floor.
    "hard": (
        mix(
            (knock(0.3, 1500, 0.03, 3), 1.0, 0.0),
            (partials(0.35, [(210, 1.0, 0.06), (545, 0.5, 0.03)]), 0.5, 0.0),
            (knock(0.2, 2400, 0.02, 4), 0.4, 0.09),
        ),
        0.7,
    ),
    # The light: one low block for wait, two rising ones for go.
    "wait": (partials(0.4, [(294, 1.0, 0.09), (1150, 0.2, 0.02)]), 0.5),
    "go": (mix((marimba(523.3, 0.5), 1.0, 0.0), (marimba(784.0, 0.7), 1.0, 0.13)), 0.6),
    # « Pose le drone »: three falling notes, twice. A call, not an alarm.
    "call": (
        mix(*[(marimba(f, 0.7), 1.0, start) for start, f in
              [(0.0, 784.0), (0.16, 659.3), (0.32, 523.3), (0.8, 784.0), (0.96, 659.3), (1.12, 523.3)]]),
        0.75,
    ),
    # The lantern lights.
    "lantern": (
        mix(*[(marimba(f, 1.2), 1.0, 0.07 * i) for i, f in enumerate((392.0, 493.9, 587.3, 784.0))]),
        0.6,
    ),
    "rotors": (rotors(), 0.5),
    "wind": (wind(), 0.5),
    # The workshop. Wood laid down; a piece that falls off; something taken; a tool back on its hook.
    "tock": (mix((partials(0.3, [(245, 1.0, 0.045), (610, 0.5, 0.02)]), 0.8, 0.0), (knock(0.1, 1800, 0.01, 31), 0.8, 0.0)), 0.7),
    "falls": (
        mix(*[(partials(0.22, [(f, 1.0, 0.04), (2.6 * f, 0.5, 0.015)]), level, start)
              for f, level, start in ((310, 1.0, 0.0), (335, 0.6, 0.15), (350, 0.3, 0.24))]),
        0.65,
    ),
    "taken": (mix((knock(0.12, 900, 0.03, 32), 1.0, 0.0), (partials(0.12, [(190, 1.0, 0.03)]), 0.4, 0.02)), 0.4),
    "hung": (mix((partials(0.3, [(880, 1.0, 0.05), (1420, 0.5, 0.04)]), 0.5, 0.0), (knock(0.08, 2400, 0.008, 33), 0.9, 0.0)), 0.45),
    "pencil": (strokes(0.16, 5200, (0.0, 0.13), 34), 0.4),
    "tape": (strokes(0.05, 3200, [0.035 * i for i in range(9)], 40, fall=0.01), 0.45),
    "clamp": (strokes(0.08, 1300, (0.0, 0.1, 0.2), 50, fall=0.02), 0.55),
    "paper": (strokes(0.2, 4200, (0.0, 0.09), 60, fall=0.06), 0.35),
    "click": (mix((knock(0.05, 3000, 0.006, 61), 1.0, 0.0), (partials(0.1, [(520, 1.0, 0.02)]), 0.4, 0.0)), 0.5),
    "cover": (strokes(0.35, 1500, (0.0, 0.12, 0.3), 62, fall=0.1), 0.55),
    "bird": (tit(), 0.35),
    # The warehouse. Water over a brim; time stands, and goes on again: a bell and its fifth.
    "splash": (
        mix((strokes(0.3, 2600, (0.0, 0.07, 0.2), 70, fall=0.07), 1.0, 0.0),
            (partials(0.18, [(640, 0.5, 0.03), (980, 0.35, 0.02)]), 0.6, 0.16)),
        0.45,
    ),
    "freeze": (mix((marimba(659.3, 1.4), 1.0, 0.0), (marimba(987.8, 1.4), 0.8, 0.18), (marimba(659.3, 1.4), 0.7, 0.36)), 0.65),
    # Two friendly taps on a horn.
    "horn": (mix((horn(0.16), 1.0, 0.0), (horn(0.3), 1.0, 0.26)), 0.4),
    "saw": (SAW, 0.6),
    "saw-behind": (behind(SAW), 0.6),
    "sanding": (SANDING, 0.5),
    "sanding-behind": (behind(SANDING), 0.5),
    "screw": (SCREW, 0.5),
    "screw-behind": (behind(SCREW), 0.5),
    "drill": (DRILL, 0.55),
    "drill-behind": (behind(DRILL), 0.55),
    "rain": (RAIN, 0.5),
    "rain-behind": (behind(RAIN), 0.5),
}

# Those that end as they begin.
LOOPS = ("rotors", "wind", "saw", "sanding", "screw", "drill", "rain")


def write(name, track, level):
    top = max(abs(v) for v in track)
    # A last few milliseconds down to nothing, except for loops.
    fade = 0 if name.removesuffix("-behind") in LOOPS else int(0.01 * RATE)
    values = []
    for i, v in enumerate(track):
        end = min(1.0, (len(track) - i) / fade) if fade else 1.0
        values.append(int(max(-1.0, min(1.0, v / top * level * end)) * 32_000))
    path = pathlib.Path(__file__).with_name(f"{name}.wav")
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes(struct.pack(f"<{len(values)}h", *values))


for name, (track, level) in SOUNDS.items():
    write(name, track, level)
