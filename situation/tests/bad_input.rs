//! Absurd input: a clear diagnostic, bounded time and memory.

use std::fmt::Write as _;

use simulation::{Event, Fixed, Tick};
use situation::rule::{CompiledRows, Mark, Monitor, RowSource, Segment, Setting, moments};
use wording::{FluentValue, Language};

use crate::fuzzing::setting;
use crate::scenarios::load;

fn said(diagnostic: &situation::Diagnostic, language: Language) -> String {
    let arguments: Vec<_> = diagnostic
        .arguments
        .iter()
        .map(|(name, value)| (*name, FluentValue::from(value.as_str())))
        .collect();
    wording::text(language, diagnostic.code, &arguments)
}

fn check_grid(grid: &[u8], expected: &str) {
    let (scenario, found) = load(|name, content| {
        Some(if name == "grid.ron" {
            grid.to_vec()
        } else {
            content.as_bytes().to_vec()
        })
    });
    assert!(scenario.is_none());
    let sentences: Vec<String> = found.iter().map(|d| said(d, Language::French)).collect();
    assert!(sentences.iter().any(|said| said.contains(expected)), "{sentences:?}");
    assert!(found.len() < 200, "{} diagnostics", found.len());
}

#[test]
fn a_file_that_is_too_large_is_named_with_its_limit() {
    check_grid(
        &vec![b' '; 9 << 20],
        "grid.ron ne tient pas dans le dossier d'une situation",
    );
    check_grid(&vec![b' '; 2 << 20], "1\u{a0}024");
}

#[test]
fn ten_thousand_rows_are_refused() {
    let mut rows = String::new();
    for at in 0..10_000 {
        let _ = write!(
            rows,
            "(id:\"r{at}\",text:(fr:\"a\",en:\"a\"),question:(fr:\"a\",en:\"a\"),source:Observer),"
        );
    }
    let grid = format!("(version:1,id:\"g\",name:(fr:\"a\",en:\"a\"),status:Proposed,competences:[],rows:[{rows}])");
    assert!(grid.len() < 1 << 20);
    check_grid(grid.as_bytes(), "10\u{a0}000 lignes : une grille en a 200 au plus");
}

fn rows_of(rules: &[&str]) -> CompiledRows {
    let (vocabulary, marks, constants) = (setting::vocabulary(), setting::marks(), setting::constants());
    let rows: Vec<RowSource<'_>> = rules
        .iter()
        .map(|rule| RowSource {
            id: "row",
            occasion: "event(contact)",
            rule,
            constants: &constants,
        })
        .collect();
    CompiledRows::compile(&rows, &Setting::new(&vocabulary, setting::SEATS, 0, &marks)).unwrap()
}

/// Values of a tick that come back every 97 ticks, and what happens then.
fn happening(tick: Tick, width: usize) -> (Vec<Option<Fixed>>, Vec<Event>) {
    let at = i64::from(tick % 97);
    let sample = (0..width as i64)
        .map(|slot| Some(Fixed::from_int((at * (slot + 3)) % 5)).filter(|_| (at + slot) % 41 != 0))
        .collect();
    let event = Event {
        kind: 1 + (at % 2) as u16,
        seat: 0,
        fields: [Fixed::from_int(at % 4); 4],
    };
    (sample, if at % 7 == 0 { vec![event] } else { Vec::new() })
}

#[test]
fn a_warm_monitor_takes_no_more_memory() {
    let rows = rows_of(&[
        "WithinAfter(4 s, event(contact), alt < 1 m)",
        "SustainedWithin(1 s, alt < 3 m)[0 s, 5 s]",
        "(alt > 0 m) until[0 s, 5 s] (speed > 3 m/s)",
        "(alt > 0 m) since[0 s, 5 s] event(land_call)",
        "duration(alt > 1 m)[-3 s, 5 s] >= 3 s and count(event(contact))[0 s, 5 s] < 9",
        "ratio(mean(abs(alt - 1 m))[0 s, 5 s], mean(alt)[-5 s, 0 s], 0.1 m) <= 1.3",
        "highest(alt)[0 s, 5 s] - lowest(speed * 1 s)[-2 s, 2 s] > 1 m",
        "order(event(contact), alt > 2 m, begins(armed))[0 s, 5 s]",
        "mark(readback) or once[0 s, 5 s] event(land_call)",
    ]);
    let mut monitor = Monitor::new(&rows, 0);
    let mut out = Vec::new();
    let mut feed = |monitor: &mut Monitor<'_>, ticks: std::ops::Range<Tick>| {
        for tick in ticks {
            let (sample, events) = happening(tick, rows.sample_len());
            monitor.tick_with_gaps(&sample, &events, &[], &mut out);
        }
    };
    // Two windows of five seconds and some.
    feed(&mut monitor, 0..1_500);
    let warm = monitor.bytes();
    feed(&mut monitor, 1_500..40_000);
    assert_eq!(monitor.bytes(), warm);
    assert!(warm < 200_000, "{warm}");
}

#[test]
fn a_mark_entered_late_counts_where_it_belongs() {
    let rows = rows_of(&["once[0 s, 1 s] mark(readback)"]);
    let mark = Mark { word: 0, seat: 0 };
    let filled = |late: bool| {
        let mut segment = Segment::new(0, true, rows.sample_len());
        for tick in 0..200 {
            if !late && tick == 30 {
                segment.mark(30, mark);
            }
            let (sample, events) = happening(tick, rows.sample_len());
            segment.push_with_gaps(&sample, &events);
        }
        if late {
            // Others first: marks may come in any order.
            segment.mark(120, Mark { seat: 1, ..mark });
            segment.mark(30, mark);
        }
        segment
    };
    let (in_time, late) = (filled(false), filled(true));
    let seen = moments(&rows, 0, &in_time);
    assert!(!seen.is_empty());
    assert_eq!(moments(&rows, 0, &late), seen);
}
