//! Whatever the rule and whatever the trace, the monitor says what the reference says, evidence suffices, and
//! memory keeps within what the windows ask for.
//!
//! The first line is the rule, the second the occasion, the rest is the trace: see [`segment`].

use simulation::{Event, Fixed, Tick};
use situation::rule::{
    CompiledRows, Mark, Moment, Monitor, RowSource, Segment, Setting, Truth, Verdicts, moments, reference,
};

use super::setting;

/// Longest trace, in ticks.
const MOST_TICKS: usize = 160;
/// Beyond this much looking and this many operators the slow reference is not asked.
const REFERENCE_REACH: Tick = 240;
const REFERENCE_OPERATORS: usize = 96;
/// Beyond this many operator steps not even the monitor is.
const MOST_STEPS: usize = 4_000_000;

pub(crate) fn run(data: &[u8]) {
    let mut lines = data.splitn(3, |byte| *byte == b'\n');
    let mut line = || std::str::from_utf8(lines.next().unwrap_or_default()).ok();
    let (Some(rule), Some(occasion)) = (line(), line()) else {
        return;
    };
    let trace = lines.next().unwrap_or_default();
    let (vocabulary, marks, constants) = (setting::vocabulary(), setting::marks(), setting::constants());
    let setting = Setting::new(&vocabulary, setting::SEATS, 0, &marks);
    let row = |id, occasion| RowSource {
        id,
        occasion,
        rule,
        constants: &constants,
    };
    // The second row begins an attempt at every tick, so that the rule is asked everywhere.
    let Ok(rows) = CompiledRows::compile(&[row("row", occasion), row("all", "true")], &setting) else {
        return;
    };
    let segment = segment(trace, rows.sample_len());
    let ticks = (segment.end_tick() - segment.first_tick()) as usize;
    let reach = rows
        .rows()
        .iter()
        .map(|row| row.looks_back() + row.looks_ahead())
        .max()
        .unwrap_or(0);
    if rows.operators() * (ticks + reach as usize) > MOST_STEPS {
        return;
    }
    let monitored = monitored(&rows, &segment);
    if reach > REFERENCE_REACH || rows.operators() > REFERENCE_OPERATORS {
        return;
    }
    for row in 0..2 {
        let expected = reference::moments(&rows, row, &segment);
        let found: Vec<Moment> = monitored.iter().filter(|moment| moment.row == row).cloned().collect();
        assert_eq!(found, expected, "{occasion:?} {rule:?} on {segment:?}");
        assert_eq!(moments(&rows, row, &segment), expected, "{occasion:?} {rule:?} alone");
        for moment in &expected {
            let evidence = segment.part(moment.from, moment.to);
            let verdict = reference::holds_on(&rows, row, moment.attempt, &evidence);
            assert_eq!(verdict, Truth::True, "evidence {moment:?} of {rule:?} on {segment:?}");
        }
    }
    let whole = reference::verdicts(&rows, 0, &segment);
    if segment.first_tick() == 0 && segment.starts_at_beginning() {
        let mut verdicts = Verdicts::new(&rows);
        let mut found = Vec::new();
        for tick in 0..segment.end_tick() {
            let (events, marks) = happened(&segment, tick);
            found.extend(verdicts.tick_with_marks(&segment.sample(tick), &events, &marks));
        }
        found.extend(verdicts.finish());
        let expected: Vec<(Tick, Truth)> = (0..).zip(whole.iter().copied()).collect();
        assert_eq!(found, expected, "{rule:?} on {segment:?}");
    }
    // What is decided on a part stays so on the whole.
    if ticks > 2 {
        let (from, to) = (segment.first_tick() + ticks as Tick / 3, segment.end_tick() - 2);
        let part = segment.part(from, to);
        for (tick, verdict) in (part.first_tick()..).zip(reference::verdicts(&rows, 0, &part)) {
            let more = whole[(tick - segment.first_tick()) as usize];
            assert!(
                verdict == Truth::Unknown || verdict == more,
                "{rule:?} tick {tick} of {segment:?}"
            );
        }
    }
}

fn monitored(rows: &CompiledRows, segment: &Segment) -> Vec<Moment> {
    let mut out = Vec::new();
    let mut monitor = Monitor::over(rows, segment.first_tick(), segment.starts_at_beginning());
    for tick in segment.first_tick()..segment.end_tick() {
        let (events, marks) = happened(segment, tick);
        monitor.tick_with_gaps(&segment.sample(tick), &events, &marks, &mut out);
    }
    let reach = rows
        .rows()
        .iter()
        .map(|row| (row.looks_back() + row.looks_ahead()) as usize)
        .max();
    // Per operator at most a few queues over its window, each grown by doubling.
    let most = 65_536 + rows.operators() * (2_048 + 256 * (reach.unwrap_or(0) + 4));
    assert!(
        monitor.bytes() <= most,
        "{} bytes held, {most} to be expected",
        monitor.bytes()
    );
    monitor.finish(&mut out);
    out
}

fn happened(segment: &Segment, tick: Tick) -> (Vec<Event>, Vec<Mark>) {
    (
        segment.events_at(tick).copied().collect(),
        segment.marks_at(tick).collect(),
    )
}

/// A trace of bytes: one for how it starts (bit 0: the session begins there; bits 1 and 2: its first tick),
/// then ticks. A tick is a byte that says how many values change (bits 0 and 1), how many events come (2 and
/// 3), whether somebody marks (4) and for how many ticks it stays so (5 to 7), followed by what changes.
fn segment(trace: &[u8], width: usize) -> Segment {
    let mut bytes = trace.iter().copied();
    let start = bytes.next().unwrap_or(1);
    let first = [0, 1, 7, 4_000][usize::from(start >> 1 & 3)];
    let mut segment = Segment::new(first, start & 1 == 1, width);
    let mut held: Vec<Option<Fixed>> = vec![Some(Fixed::ZERO); width];
    let mut ticks = 0;
    while let Some(tick) = bytes.next() {
        for _ in 0..tick & 3 {
            let (slot, value) = (bytes.next().unwrap_or(0), bytes.next().unwrap_or(0));
            held[usize::from(slot) % width] = match value {
                0xff => None,
                0xfe => Some(Fixed(i64::MAX)),
                0xfd => Some(Fixed(i64::MIN)),
                value if slot & 0x80 != 0 => Some(Fixed(i64::from(value) * 100_000 - 10_000_000)),
                value => Some(Fixed::from_int(i64::from(value % 6) - 1)),
            };
        }
        let mut events = Vec::new();
        for _ in 0..tick >> 2 & 3 {
            let (what, field) = (bytes.next().unwrap_or(0), bytes.next().unwrap_or(0));
            events.push(Event {
                kind: u16::from(what & 3),
                seat: what >> 2 & 3,
                fields: [i64::from(field & 7), i64::from(field >> 3 & 3), 0, 0].map(Fixed::from_int),
            });
        }
        let now = segment.end_tick();
        if tick & 0x10 != 0 {
            let what = bytes.next().unwrap_or(0);
            // A mark counts at its effective tick, which may lie before the tick at which it is entered.
            let effective = now.saturating_sub(Tick::from(what >> 3)).max(first);
            let mark = Mark {
                word: u16::from(what & 1),
                seat: what >> 1 & 3,
            };
            segment.mark(effective, mark);
        }
        segment.push_with_gaps(&held, &events);
        for _ in 0..tick >> 5 {
            segment.push_with_gaps(&held, &[]);
        }
        ticks += 1 + usize::from(tick >> 5);
        if ticks >= MOST_TICKS {
            break;
        }
    }
    segment
}
