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
}


def write(name, track, level):
    top = max(abs(v) for v in track)
    # A last few milliseconds down to nothing, except for loops.
    fade = 0 if name in ("rotors", "wind") else int(0.01 * RATE)
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
