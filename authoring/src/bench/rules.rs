//! What observation rules cost: samples per second, growth with the window and with the number of rows,
//! memory.

use std::time::Instant;

use simulation::{Event, EventKind, Fixed, SignalKind, Unit, Vocabulary};
use situation::rule::{CompiledRows, Monitor, Ratio, RowSource, Segment, Setting, Verdicts};

use super::{Aim, Figure};

/// Ticks of a trace of ten minutes.
const TICKS: usize = 36_000;

/// The formula, how it grows with the window, and how a grid grows with its rows.
pub(super) fn language() -> Vec<Figure> {
    let mut figures = vec![Figure::new(
        "rules_formula_msamples_per_s",
        1e3 / formula(5).whole,
        Aim::AtLeast(5.0),
    )];
    let mut shortest = f64::NAN;
    for seconds in [1, 10, 60, 300, 600] {
        let cost = formula(seconds);
        if shortest.is_nan() {
            shortest = cost.steady;
        }
        let named = |what: &str| format!("rules_formula_window_{seconds}_s_{what}");
        figures.extend([
            Figure::new(&named("msamples_per_s"), 1e3 / cost.steady, Aim::Open),
            Figure::new(&named("cost_over_1_s"), cost.steady / shortest, Aim::Open),
            Figure::new(&named("flush_ns_per_tick"), cost.flush, Aim::Open),
        ]);
    }
    let mut alone = f64::NAN;
    for rows in [1, 10, 50, 200] {
        let (microseconds, _) = grid(rows, 10);
        let each = microseconds / rows as f64;
        if alone.is_nan() {
            alone = each;
        }
        let aim = if rows == 200 { Aim::AtMost(50.0) } else { Aim::Open };
        figures.extend([
            Figure::new(&format!("rules_{rows}_rows_us_per_tick"), microseconds, aim),
            Figure::new(
                &format!("rules_{rows}_rows_cost_per_row_over_1_row"),
                each / alone,
                Aim::Open,
            ),
        ]);
    }
    let (microseconds, bytes) = grid(200, 600);
    figures.extend([
        Figure::new("rules_200_rows_600_s_us_per_tick", microseconds, Aim::AtMost(50.0)),
        Figure::new("rules_200_rows_600_s_memory_mb", bytes as f64 / 1e6, Aim::Open),
    ]);
    figures
}

/// Microseconds per tick of a real grid's rows over a recorded session; the figure of that name.
pub(super) fn of_grid(name: &str, rows: &CompiledRows, session: &Segment) -> Figure {
    let samples: Vec<Vec<Fixed>> = (session.first_tick()..session.end_tick())
        .map(|tick| {
            session
                .sample(tick)
                .into_iter()
                .map(Option::unwrap_or_default)
                .collect()
        })
        .collect();
    let mut best = f64::INFINITY;
    for _ in 0..5 {
        let mut monitor = Monitor::new(rows, session.first_tick());
        let (mut events, mut out) = (Vec::new(), Vec::new());
        let start = Instant::now();
        for (tick, sample) in (session.first_tick()..).zip(&samples) {
            events.clear();
            events.extend(session.events_at(tick).copied());
            monitor.tick(sample, &events, &[], &mut out);
        }
        best = best.min(start.elapsed().as_secs_f64());
    }
    Figure::new(name, best * 1e6 / samples.len().max(1) as f64, Aim::AtMost(2.0))
}

fn signal(name: &str, unit: Unit) -> SignalKind {
    SignalKind {
        name: name.to_owned(),
        unit,
        words: Vec::new(),
        per_seat: false,
        min: Fixed::from_int(-100),
        max: Fixed::from_int(100),
    }
}

/// A slow wave with some noise, the same on every machine.
fn wave(tick: usize, period: usize, noise: &mut u64) -> Fixed {
    *noise = noise
        .wrapping_mul(6_364_136_223_846_793_005)
        .wrapping_add(1_442_695_040_888_963_407);
    let phase = (tick % period) as i64 - period as i64 / 2;
    Fixed(phase.abs() * 4_000_000 / period as i64 + (*noise >> 44) as i64)
}

/// What a formula costs, each the best of five passes.
struct Cost {
    /// Nanoseconds per sample once a window has passed.
    steady: f64,
    /// Nanoseconds per tick of what was still due when the trace ended.
    flush: f64,
    /// Nanoseconds per sample of a trace of ten minutes, from the first tick to the last verdict.
    whole: f64,
}

/// The formula of [`formula`], compiled; `None` where the language refuses it.
fn reference(vocabulary: &Vocabulary, window_s: u32) -> Option<CompiledRows> {
    let rule = format!(
        "always[0 s, {window_s} s](0.1 < alt and alt < 2.2) or eventually[0 s, {} s](v < 0.05)",
        f64::from(window_s) / 5.0
    );
    let row = RowSource {
        id: "bench",
        occasion: "true",
        rule: &rule,
        constants: &[],
    };
    let setting = Setting {
        ticks_per_second: Ratio::int(60),
        ..Setting::new(vocabulary, 1, 0, &[])
    };
    CompiledRows::compile(&[row], &setting).ok()
}

/// Cost of `always[0 s, W s](low < alt and alt < high) or eventually[0 s, W/5 s](v < eps)`.
fn formula(window_s: u32) -> Cost {
    let none = Cost {
        steady: f64::NAN,
        flush: f64::NAN,
        whole: f64::NAN,
    };
    let vocabulary = Vocabulary {
        signals: vec![signal("alt", Unit::None), signal("v", Unit::None)],
        events: vec![EventKind::verb()],
    };
    let Some(rows) = reference(&vocabulary, window_s) else {
        return none;
    };
    let mut noise = 7;
    let samples: Vec<[Option<Fixed>; 2]> = (0..TICKS * 2)
        .map(|tick| [Some(wave(tick, 1_300, &mut noise)), Some(wave(tick, 700, &mut noise))])
        .collect();
    let mut best = [f64::INFINITY; 3];
    for _ in 0..5 {
        // The longest window has passed when the first half has.
        let (warm, measured) = samples.split_at(TICKS);
        let mut verdicts = Verdicts::new(&rows);
        let mut settled = 0_usize;
        let start = Instant::now();
        for sample in warm {
            settled += usize::from(verdicts.tick(sample, &[]).is_some());
        }
        let warmed = start.elapsed().as_secs_f64();
        let unfinished = verdicts.clone();
        let start = Instant::now();
        for sample in measured {
            settled += usize::from(verdicts.tick(sample, &[]).is_some());
        }
        let steady = start.elapsed().as_secs_f64();
        let start = Instant::now();
        let due = verdicts.finish().len();
        let flush = start.elapsed().as_secs_f64();
        assert_eq!(settled + due, samples.len(), "every sample has a verdict");
        let start = Instant::now();
        let first_half = unfinished.finish().len();
        let whole = warmed + start.elapsed().as_secs_f64();
        assert!(first_half <= TICKS);
        for (best, seconds) in
            best.iter_mut()
                .zip([steady / TICKS as f64, flush / due.max(1) as f64, whole / TICKS as f64])
        {
            *best = best.min(seconds * 1e9);
        }
    }
    let [steady, flush, whole] = best;
    Cost { steady, flush, whole }
}

/// Microseconds per tick and bytes of `count` different rows of windows around `window_s`.
fn grid(count: usize, window_s: usize) -> (f64, usize) {
    let names = ["alt", "speed", "climb", "sticks"];
    let vocabulary = Vocabulary {
        signals: names.iter().map(|name| signal(name, Unit::None)).collect(),
        events: vec![
            EventKind::verb(),
            EventKind {
                name: "call".to_owned(),
                fields: vec![],
                own_act: false,
            },
        ],
    };
    let rules: Vec<String> = (0..count)
        .map(|at| {
            let (a, b) = (names[at % 4], names[(at + 1) % 4]);
            let level = format!("{:.3}", 1.0 + at as f64 / 300.0);
            let window = window_s - at % window_s.min(10);
            match at % 5 {
                0 => format!("WithinAfter({window} s, event(call), {a} < {level} and {b} > 0.2)"),
                1 => format!("SustainedWithin(2 s, {a} < {level})[0 s, {window} s]"),
                2 => format!("({a} > 0.1) until[0 s, {window} s] ({b} > {level})"),
                3 => format!("duration({a} > {level})[0 s, {window} s] >= 3 s and count({b} > 2)[0 s, {window} s] < 9"),
                _ => format!("ratio(mean({a})[0 s, {window} s], mean({b})[-{window} s, 0 s], 0.1) <= {level}"),
            }
        })
        .collect();
    let rows: Vec<RowSource<'_>> = rules
        .iter()
        .map(|rule| RowSource {
            id: "bench",
            occasion: "event(call)",
            rule,
            constants: &[],
        })
        .collect();
    let Ok(compiled) = CompiledRows::compile(&rows, &Setting::new(&vocabulary, 1, 0, &[])) else {
        return (f64::NAN, 0);
    };
    let mut monitor = Monitor::new(&compiled, 1);
    let mut out = Vec::new();
    let mut noise = 11;
    let samples: Vec<[Fixed; 4]> = (0..TICKS * 2)
        .map(|tick| [1_300, 700, 410, 90].map(|period| wave(tick, period, &mut noise)))
        .collect();
    let call = Event {
        kind: 1,
        seat: 0,
        fields: [Fixed::ZERO; 4],
    };
    let (warm, measured) = samples.split_at(TICKS);
    for sample in warm {
        monitor.tick(sample, &[], &[], &mut out);
    }
    let start = Instant::now();
    for (tick, sample) in measured.iter().enumerate() {
        let events = if tick == TICKS / 2 { &[call][..] } else { &[] };
        monitor.tick(sample, events, &[], &mut out);
    }
    (start.elapsed().as_secs_f64() * 1e6 / TICKS as f64, monitor.bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_formula_is_one_of_the_language() {
        let vocabulary = Vocabulary {
            signals: vec![signal("alt", Unit::None), signal("v", Unit::None)],
            events: vec![EventKind::verb()],
        };
        for window_s in [1, 10, 60, 300, 600] {
            assert!(reference(&vocabulary, window_s).is_some(), "{window_s} s");
        }
    }
}
