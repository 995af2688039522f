//! The two evaluators agree on every trace and formula; what is seen on little is seen on more; evidence
//! suffices.

use proptest::prelude::*;
use simulation::{Event, EventKind, FieldKind, Fixed, SignalKind, Tick, Unit, Vocabulary};

use super::reference::Evaluator;
use super::trace::Trace as _;
use super::*;

/// Small deterministic numbers for formulas and traces.
struct Dice {
    state: u64,
    /// Ticks that an interval's unit has.
    ticks: i64,
}

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.roll(of.len() as u64) as usize]
    }
}

pub(super) fn vocabulary() -> Vocabulary {
    let signal = |name: &str, unit, words: &[&str], per_seat| SignalKind {
        name: name.to_owned(),
        unit,
        words: words.iter().map(|w| (*w).to_owned()).collect(),
        per_seat,
        min: Fixed::from_int(-1000),
        max: Fixed::from_int(1000),
    };
    let field = |name: &str, unit, words: &[&str]| FieldKind {
        name: name.to_owned(),
        unit,
        words: words.iter().map(|w| (*w).to_owned()).collect(),
    };
    Vocabulary {
        signals: vec![
            signal("phase", Unit::Word, &["check", "posts", "free"], false),
            signal("alt", Unit::Metre, &[], true),
            signal("speed", Unit::MetrePerSecond, &[], true),
            signal("armed", Unit::Boolean, &[], true),
        ],
        events: vec![
            EventKind::verb(),
            EventKind {
                name: "land_call".to_owned(),
                fields: vec![],
                own_act: false,
            },
            EventKind {
                name: "contact".to_owned(),
                fields: vec![
                    field("force", Unit::Newton, &[]),
                    field("with", Unit::Word, &["net", "post"]),
                ],
                own_act: true,
            },
        ],
    }
}

fn interval(dice: &mut Dice, around: bool) -> String {
    let low = dice.roll(5) as i64 - if around { 4 } else { 0 };
    let high = low + dice.roll(7) as i64;
    format!("[{} t, {} t]", low * dice.ticks, high * dice.ticks)
}

fn quantity(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "alt",
        "1 s * speed",
        "abs(alt - 1 m)",
        "2 * alt - 3 * 0.5 s * speed",
        "1 s * rate(alt)",
        "seat(2, alt)",
    ])
}

fn formula(dice: &mut Dice, depth: u32) -> String {
    if depth == 0 || dice.roll(8) == 0 {
        return match dice.roll(14) {
            0 | 1 => format!(
                "alt {} {} m",
                dice.pick(&["<", "<=", ">", ">=", "=", "!="]),
                dice.roll(4)
            ),
            2 => format!("{} > {} m", quantity(dice), dice.roll(3)),
            3 => "phase = posts".to_owned(),
            4 => "armed".to_owned(),
            5 => "event(land_call)".to_owned(),
            6 => format!("event(contact, force > {} N)", dice.roll(3)),
            7 => "event(contact, with = post)".to_owned(),
            8 => "verb(signal)".to_owned(),
            9 => "mark(readback)".to_owned(),
            10 => "any_seat(armed)".to_owned(),
            11 => "every_seat(event(land_call))".to_owned(),
            12 => "seat(2, speed < 1 m/s)".to_owned(),
            _ => "0 m < alt < 3 m".to_owned(),
        };
    }
    let part = |dice: &mut Dice| formula(dice, depth - 1);
    match dice.roll(22) {
        0 => format!("not ({})", part(dice)),
        1 => format!("({}) and ({})", part(dice), part(dice)),
        2 => format!("({}) or ({})", part(dice), part(dice)),
        3 => format!("({}) implies ({})", part(dice), part(dice)),
        4 => format!("always{} ({})", interval(dice, false), part(dice)),
        5 => format!("eventually{} ({})", interval(dice, false), part(dice)),
        6 => format!("historically{} ({})", interval(dice, false), part(dice)),
        7 => format!("once{} ({})", interval(dice, false), part(dice)),
        8 | 9 => format!("({}) until{} ({})", part(dice), interval(dice, false), part(dice)),
        10 => format!("({}) release{} ({})", part(dice), interval(dice, false), part(dice)),
        11 | 12 => format!("({}) since{} ({})", part(dice), interval(dice, false), part(dice)),
        13 => format!("{} ({})", dice.pick(&["next", "previous"]), part(dice)),
        14 => format!("{}({})", dice.pick(&["begins", "ends"]), part(dice)),
        15 => format!(
            "count({}){} {} {}",
            part(dice),
            interval(dice, true),
            dice.pick(&[">=", "<", "="]),
            dice.roll(4)
        ),
        16 => format!("duration({}){} >= {} t", part(dice), interval(dice, true), dice.roll(5)),
        17 => format!("longest({}){} >= {} t", part(dice), interval(dice, true), dice.roll(5)),
        18 => format!(
            "order({}, {}, {}){}",
            part(dice),
            part(dice),
            part(dice),
            interval(dice, true)
        ),
        19 => {
            let (x, y) = (quantity(dice), quantity(dice));
            let measure = dice.pick(&["mean", "highest", "lowest"]);
            format!(
                "ratio({measure}({x}){}, mean({y}){}, 0.5 m) <= 1.3",
                interval(dice, true),
                interval(dice, true)
            )
        }
        20 => format!(
            "sum({}){} > {} s * 1 m",
            quantity(dice),
            interval(dice, true),
            dice.roll(2)
        ),
        _ => format!(
            "{}*count({})[0 t, {} t] - duration({})[-3 t, 2 t] / 1 s > {}",
            dice.roll(3) + 1,
            part(dice),
            dice.roll(5),
            part(dice),
            dice.roll(3)
        ),
    }
}

/// Up to thirty stretches of `lasting` ticks, in each of which nothing changes after the first tick.
fn segment(dice: &mut Dice, lasting: Tick, (first, at_beginning): (Tick, bool), width: usize) -> Segment {
    let mut segment = Segment::new(first, at_beginning, width);
    let gaps = dice.roll(3) == 0;
    let mut held: Vec<Option<Fixed>> = vec![Some(Fixed::ZERO); width];
    for stretch in 0..dice.roll(30) as Tick {
        for (slot, value) in held.iter_mut().enumerate() {
            if dice.roll(3) == 0 {
                let top = if slot == 0 {
                    3
                } else if slot >= 5 {
                    2
                } else {
                    4
                };
                *value = Some(Fixed::from_int(dice.roll(top) as i64));
                if gaps && dice.roll(4) == 0 {
                    *value = None;
                }
            }
        }
        let mut events = Vec::new();
        for _ in 0..dice.roll(3) {
            let kind = dice.roll(3) as u16;
            let fields = [dice.roll(4) as i64, dice.roll(2) as i64, 0, 0].map(Fixed::from_int);
            events.push(Event {
                kind,
                seat: dice.roll(2) as u8,
                fields,
            });
        }
        segment.push_with_gaps(&held, &events);
        for _ in 1..lasting {
            segment.push_with_gaps(&held, &[]);
        }
        if dice.roll(4) == 0 {
            segment.mark(
                first + stretch * lasting,
                Mark {
                    word: 0,
                    seat: dice.roll(2) as u8,
                },
            );
        }
    }
    segment
}

fn monitored(rows: &CompiledRows, segment: &Segment) -> Vec<Moment> {
    let mut out = Vec::new();
    let mut monitor = Monitor::over(rows, segment.first_tick(), segment.starts_at_beginning());
    for tick in segment.first_tick()..segment.end_tick() {
        let events: Vec<Event> = segment.events_at(tick).copied().collect();
        let marks: Vec<Mark> = segment.marks_at(tick).collect();
        monitor.tick_with_gaps(&segment.sample(tick), &events, &marks, &mut out);
    }
    monitor.finish(&mut out);
    out
}

/// Asking by stretches gives the same values as asking tick by tick, and works out the same ones: how much evidence a
/// search finds depends on both.
fn check_stretches(seed: u64, rows: &CompiledRows, segment: &Segment) {
    for row in rows.rows() {
        let over = || Evaluator::over(rows, row.root, segment.first(), segment.end(), segment);
        let (mut literal, mut stretched) = (over(), over().by_stretches());
        let mut ticks: Vec<i64> = (segment.first()..segment.end()).collect();
        if seed % 2 == 1 {
            ticks.reverse();
        }
        for tick in ticks {
            let (expected, found) = (literal.value(row.root, tick), stretched.value(row.root, tick));
            let of = || format!("seed {seed}: {:?} at {tick} of {segment:?}", row.rule_text);
            assert_eq!(found, expected, "{}", of());
            assert_eq!(stretched.work, literal.work, "{}", of());
        }
        assert!(
            stretched.memo == literal.memo,
            "seed {seed}: {:?} on {segment:?}",
            row.rule_text
        );
    }
}

/// One random pair: everything that must hold of it. Intervals of its formula are whole multiples of `ticks`; its trace
/// changes every `lasting` ticks.
fn check(seed: u64, ticks: i64, lasting: Tick) {
    let mut dice = Dice { state: seed, ticks };
    let vocabulary = vocabulary();
    let marks = ["readback".to_owned()];
    let setting = Setting::new(&vocabulary, 2, 0, &marks);
    let depth = 1 + dice.roll(3) as u32;
    let occasion = if dice.roll(2) == 0 {
        "true and alt > -100 m or true".to_owned()
    } else {
        formula(&mut dice, 1)
    };
    let rule = formula(&mut dice, depth);
    let row = RowSource {
        id: "row",
        occasion: &occasion,
        rule: &rule,
        constants: &[],
    };
    let always = RowSource {
        id: "all",
        occasion: "begins(armed) or not begins(armed)",
        rule: &rule,
        constants: &[],
    };
    let rows = match CompiledRows::compile(&[row, always], &setting) {
        Ok(rows) => rows,
        Err(problems) => panic!("seed {seed}: {occasion:?} {rule:?}: {problems:?}"),
    };
    let first = dice.roll(2) as Tick * 7;
    let at_beginning = dice.roll(3) != 0;
    let segment = segment(&mut dice, lasting, (first, at_beginning), rows.sample_len());
    check_stretches(seed, &rows, &segment);
    let monitored = monitored(&rows, &segment);
    for row in 0..2 {
        let expected = reference::moments(&rows, row, &segment);
        let found: Vec<Moment> = monitored.iter().filter(|moment| moment.row == row).cloned().collect();
        assert_eq!(found, expected, "seed {seed}: {occasion:?} {rule:?} on {segment:?}");
        assert_eq!(
            moments(&rows, row, &segment),
            expected,
            "seed {seed}: {occasion:?} {rule:?} alone"
        );
        for moment in &expected {
            let evidence = segment.part(moment.from, moment.to);
            let verdict = reference::holds_on(&rows, row, moment.attempt, &evidence);
            assert_eq!(
                verdict,
                Truth::True,
                "seed {seed}: evidence {moment:?} of {rule:?} on {segment:?}"
            );
        }
    }
    if rows.rows()[0].rule() != formula::Ref::TRUE {
        let mut verdicts = Verdicts::new(&rows);
        if first == 0 && at_beginning {
            let mut found = Vec::new();
            for tick in first..segment.end_tick() {
                let events: Vec<Event> = segment.events_at(tick).copied().collect();
                let marks: Vec<Mark> = segment.marks_at(tick).collect();
                found.extend(verdicts.tick_with_marks(&segment.sample(tick), &events, &marks));
            }
            found.extend(verdicts.finish());
            let expected: Vec<(Tick, Truth)> = (first..segment.end_tick())
                .zip(reference::verdicts(&rows, 0, &segment))
                .collect();
            assert_eq!(found, expected, "seed {seed}: {rule:?} on {segment:?}");
        }
    }
    // What is decided on a part stays so on the whole.
    if segment.end_tick() > first {
        let length = u64::from(segment.end_tick() - first);
        let from = first + dice.roll(length) as Tick;
        let to = from + dice.roll(length) as Tick;
        let part = segment.part(from, to);
        let whole = reference::verdicts(&rows, 0, &segment);
        for (at, verdict) in (part.first_tick()..part.end_tick()).zip(reference::verdicts(&rows, 0, &part)) {
            let more = whole[(at - first) as usize];
            assert!(
                verdict == Truth::Unknown || verdict == more,
                "seed {seed}: {rule:?} tick {at} of {segment:?}"
            );
        }
    }
}

#[test]
fn both_evaluators_agree_on_a_hundred_thousand_pairs() {
    for seed in 0..100_000 {
        check(seed, 1, 1);
    }
}

#[test]
fn both_evaluators_agree_on_windows_that_reach_far_beyond_the_end() {
    for seed in 0..3_000 {
        check(seed, 2 + (seed % 30) as i64, 1);
    }
}

#[test]
fn both_evaluators_agree_where_little_changes() {
    for seed in 0..2_000 {
        check(seed, 1 + (seed % 7) as i64, 2 + (seed % 5) as Tick);
    }
    // Longer than a node looks into the past at once.
    for seed in 0..60 {
        check(seed, 120, 1 + (seed % 4) as Tick * 40);
    }
}

proptest! {
    #[test]
    fn both_evaluators_agree_on_pairs_drawn_anew(seed in any::<u64>()) {
        check(seed, 1 + (seed % 3) as i64 * 4, 1);
    }
}
