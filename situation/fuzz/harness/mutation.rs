//! Seeds, and what becomes of them: the same on every machine, so that a failure comes back. This is what the
//! tests run; the fuzzer has better mutations of its own.

use std::fs;
use std::path::Path;

/// Longest input made.
const MOST_BYTES: usize = 20_000;

/// Runs `harness` over every seed of the folder, then over `more` inputs made of them.
pub(crate) fn replay_and_mutate(folder: &Path, more: usize, harness: fn(&[u8])) {
    let seeds = seeds(folder);
    assert!(!seeds.is_empty(), "no seeds in {}", folder.display());
    let run = |input: &[u8]| {
        let shown = Shown(input);
        harness(shown.0);
    };
    for seed in &seeds {
        run(seed);
    }
    let tokens = tokens(&seeds);
    let mut dice = Dice(0x0065_6e76_6f6c);
    for _ in 0..more {
        let mut input = dice.pick(&seeds).clone();
        for _ in 0..=dice.roll(5) {
            change(&mut input, &seeds, &tokens, &mut dice);
            input.truncate(MOST_BYTES);
        }
        run(&input);
    }
}

/// In order of name: folders are listed in any order.
fn seeds(folder: &Path) -> Vec<Vec<u8>> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    let read = |path: &std::path::PathBuf| fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    paths.iter().map(read).collect()
}

/// Words, numbers and signs of all seeds, each once.
fn tokens(seeds: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let mut all: Vec<Vec<u8>> = seeds
        .iter()
        .flat_map(|seed| pieces(seed))
        .filter(|piece| piece.len() <= 40)
        .map(<[u8]>::to_vec)
        .collect();
    all.sort();
    all.dedup();
    all
}

fn pieces(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    let word = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80;
    text.chunk_by(move |a, b| word(a) && word(b))
}

fn change(input: &mut Vec<u8>, seeds: &[Vec<u8>], tokens: &[Vec<u8>], dice: &mut Dice) {
    if input.is_empty() {
        input.push(b'(');
    }
    let at = dice.roll(input.len());
    let end = (at + 1 + dice.roll(24)).min(input.len());
    match dice.roll(9) {
        0 => input[at] ^= 1 << dice.roll(8),
        1 => input[at] = *dice.pick(b"\x00\xff()[]{},\"'0919.-\n; \xc3"),
        2 => drop(input.drain(at..end)),
        3 => {
            let again = input[at..end].repeat(1 + dice.roll(3));
            drop(input.splice(at..at, again));
        }
        4 => {
            let other = dice.pick(seeds);
            let from = dice.roll(other.len() + 1);
            let to = (from + dice.roll(200)).min(other.len());
            drop(input.splice(at..end, other[from..to].iter().copied()));
        }
        5 => {
            let other = dice.pick(seeds);
            input.truncate(at);
            input.extend_from_slice(&other[dice.roll(other.len() + 1)..]);
        }
        // A whole word, number or sign in place of another, beside it, or gone.
        which => {
            let mut start = 0;
            let pieces: Vec<(usize, usize)> = pieces(input)
                .map(|piece| {
                    let from = start;
                    start += piece.len();
                    (from, start)
                })
                .collect();
            let Some((from, to)) = pieces.get(dice.roll(pieces.len().max(1))).copied() else {
                return;
            };
            let token = dice.pick(tokens).clone();
            match which {
                6 => drop(input.splice(from..to, token)),
                7 => drop(input.splice(from..from, token)),
                _ => drop(input.drain(from..to)),
            }
        }
    }
}

/// Says the input where the harness panics.
struct Shown<'a>(&'a [u8]);

impl Drop for Shown<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("input: b\"{}\"", self.0.escape_ascii());
        }
    }
}

/// Small deterministic numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.roll(of.len())]
    }
}
