//! What a comparison compares, as bounds at every tick, and how far that is from its bound.

use situation::rule::Truth;
use situation::rule::formula::{Sample, Scalar, Term, Test, Window};

use super::{Distance, Table, TooLong};

impl Table<'_> {
    /// Bounds of a term at every tick.
    pub(super) fn term(&mut self, term: &Term) -> Result<Vec<(f64, f64)>, TooLong> {
        const OPEN: (f64, f64) = (f64::NEG_INFINITY, f64::INFINITY);
        let ticks = self.base..self.base + self.len as i64;
        let exactly = |value: Option<f64>| value.map_or(OPEN, |value| (value, value));
        let over = |window: &Window, tick: i64| tick + i64::from(window.from)..=tick + i64::from(window.to);
        Ok(match term {
            Term::Sample(sample) => ticks.map(|tick| exactly(self.sample(*sample, tick))).collect(),
            Term::Scalar(of) => ticks.map(|tick| exactly(self.scalar(of, tick))).collect(),
            Term::Ticks(of, window) => {
                self.affordable(*window)?;
                let count = |tick| {
                    over(window, tick)
                        .map(|at| self.at(*of, at).truth)
                        .fold((0.0, 0.0), |(low, high), truth| {
                            (
                                low + f64::from(truth == Truth::True),
                                high + f64::from(truth != Truth::False),
                            )
                        })
                };
                ticks.map(count).collect()
            }
            Term::Longest(of, window) => {
                self.affordable(*window)?;
                let longest = |tick| {
                    let (mut best, mut runs) = ([0.0_f64; 2], [0.0_f64; 2]);
                    for at in over(window, tick) {
                        let truth = self.at(*of, at).truth;
                        for (run, holds) in runs.iter_mut().zip([truth == Truth::True, truth != Truth::False]) {
                            *run = if holds { *run + 1.0 } else { 0.0 };
                        }
                        best = [best[0].max(runs[0]), best[1].max(runs[1])];
                    }
                    (best[0], best[1])
                };
                ticks.map(longest).collect()
            }
            Term::Sum(of, window) | Term::Highest(of, window) | Term::Lowest(of, window) => {
                self.affordable(*window)?;
                let join = |all: f64, value: f64| match term {
                    Term::Sum(..) => all + value,
                    Term::Highest(..) => all.max(value),
                    _ => all.min(value),
                };
                let value = |tick| {
                    let mut values = over(window, tick).map(|at| self.scalar(of, at));
                    let first = values.next().flatten()?;
                    values.try_fold(first, |all, value| Some(join(all, value?)))
                };
                ticks.map(|tick| exactly(value(tick))).collect()
            }
        })
    }

    fn sample(&self, sample: Sample, tick: i64) -> Option<f64> {
        let tick = tick - i64::from(sample.back);
        if !self.inside(tick) {
            return None;
        }
        self.segment.value(tick as u32, sample.slot).map(|value| value.0 as f64)
    }

    fn scalar(&self, of: &Scalar, tick: i64) -> Option<f64> {
        let mut sum = of.offset as f64;
        for (times, sample) in &of.parts {
            sum += *times as f64 * self.sample(*sample, tick)?;
        }
        Some(if of.absolute { sum.abs() } else { sum })
    }
}

/// Millionths for sampled values, one for counts.
pub(super) fn unit(term: &Term) -> f64 {
    if matches!(term, Term::Ticks(..) | Term::Longest(..)) {
        1.0
    } else {
        1e6
    }
}

pub(super) fn compared(columns: &[(f64, Vec<(f64, f64)>)], at: usize, test: Test, unit: f64) -> Distance {
    let (mut low, mut high) = (0.0, 0.0);
    for (times, column) in columns {
        let (a, b) = column[at];
        let (a, b) = (times * a, times * b);
        low += a.min(b);
        high += a.max(b);
    }
    match test {
        Test::AtLeast(bound) => {
            let (least, most) = ((low - bound as f64) / unit, (high - bound as f64) / unit);
            let truth = if least >= 0.0 {
                Truth::True
            } else if most < 0.0 {
                Truth::False
            } else {
                Truth::Unknown
            };
            Distance { least, most, truth }
        }
        Test::Equals(value) => {
            let (below, above) = ((low - value as f64) / unit, (high - value as f64) / unit);
            let nearest = if below <= 0.0 && above >= 0.0 {
                0.0
            } else {
                below.abs().min(above.abs())
            };
            let farthest = below.abs().max(above.abs());
            let truth = if farthest == 0.0 {
                Truth::True
            } else if nearest > 0.0 {
                Truth::False
            } else {
                Truth::Unknown
            };
            Distance {
                least: -farthest,
                most: -nearest,
                truth,
            }
        }
    }
}
