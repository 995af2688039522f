//! A trace from anywhere: CSV with the time first and one column per signal, as programs and spreadsheets write it.
//!
//! Nothing is read silently in a way that its author may not have meant: every line keeps a tick of its own, a hole
//! stays unknown and is named, and a number, a time or an encoding that could be two things is refused.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use simulation::{EventKind, Fixed, SignalKind, Unit, Vocabulary};
use situation::rule::{Ratio, Segment};

use crate::failure::Failure;

// The paths hold for the fuzz target too, which takes this file in by its path.
#[path = "trace_file/cells.rs"]
mod cells;
#[path = "trace_file/lines.rs"]
mod lines;
#[path = "trace_file/sampling.rs"]
mod sampling;

use cells::Numbers;
use lines::Lines;
pub use sampling::Between;

/// Most samples of a trace, as read and once resampled.
const MOST_SAMPLES: usize = 2_000_000;
/// Most columns.
const MOST_SIGNALS: usize = 256;
/// Most values, empty cells included: samples times signals.
const MOST_VALUES: usize = 16_000_000;
/// Times lie within this of zero, in seconds: a count of microseconds since anything is, and differences are exact.
const MOST_TIME_S: i64 = 1_000_000_000_000;

/// A trace that rules can read: sampled regularly.
#[derive(Debug)]
pub struct Trace {
    /// Signals, named by the header; no unit.
    pub vocabulary: Vocabulary,
    /// The samples, tick 0 first.
    pub segment: Segment,
    /// Samples per second.
    pub ticks_per_second: Ratio,
    /// Time of tick 0 and time between ticks, in microseconds.
    pub times_us: (i64, f64),
    /// Where the file was not sampled regularly: lines read and samples made of them.
    pub resampled: Option<(usize, usize)>,
    /// Times of the last line before and the first line after each hole, in microseconds: nothing is known between.
    pub holes: Vec<(i64, i64)>,
}

/// Reads the file.
pub fn read(path: &Path, between: Between) -> Result<Trace, Failure> {
    let file = File::open(path).map_err(|e| Failure::file(path, &e))?;
    read_from(BufReader::new(file), path, between)
}

/// Reads what `reader` gives; `name` is what a failure calls it.
pub fn read_from(reader: impl BufRead, name: &Path, between: Between) -> Result<Trace, Failure> {
    read_lines(reader, between).map_err(|problem| match problem {
        Problem::File(error) => Failure::file(name, &error),
        Problem::Line(line, code, found) => Failure::new(
            code,
            vec![
                ("file", name.display().to_string()),
                ("line", line.to_string()),
                ("found", found),
            ],
        ),
    })
}

enum Problem {
    File(std::io::Error),
    /// Line from 1, sentence, what was found.
    Line(usize, &'static str, String),
}

/// What stands in a trace: times in microseconds, and the values of each line after the other.
struct Table {
    vocabulary: Vocabulary,
    times: Vec<i64>,
    values: Vec<Option<Fixed>>,
    /// The last line.
    line: usize,
}

fn read_lines(reader: impl BufRead, between: Between) -> Result<Trace, Problem> {
    let mut lines = Lines::begin(reader)?;
    let mut cells = Vec::new();
    if !lines.next(&mut cells)? {
        return Err(Problem::Line(1, "authoring-trace-empty", String::new()));
    }
    let line = lines.number();
    let (vocabulary, time_unit) = header(&cells, line)?;
    let mut numbers = Numbers::new(lines.separator(), time_unit);
    let width = vocabulary.signals.len();
    let (mut times, mut values): (Vec<i64>, Vec<Option<Fixed>>) = (Vec::new(), Vec::new());
    while lines.next(&mut cells)? {
        let line = lines.number();
        if times.len() == MOST_SAMPLES {
            return Err(Problem::Line(line, "authoring-trace-long", MOST_SAMPLES.to_string()));
        }
        if values.len() + width > MOST_VALUES {
            return Err(Problem::Line(line, "authoring-trace-wide", MOST_VALUES.to_string()));
        }
        if cells.len() != width + 1 {
            return Err(Problem::Line(line, "authoring-trace-columns", cells.len().to_string()));
        }
        let time = numbers.time(&cells[0], line)?;
        if time.0.abs() > Fixed::from_int(MOST_TIME_S).0 {
            return Err(Problem::Line(line, "authoring-trace-far", shortened(&cells[0].text)));
        }
        if times.last().is_some_and(|last| *last >= time.0) {
            return Err(Problem::Line(line, "authoring-trace-order", shortened(&cells[0].text)));
        }
        times.push(time.0);
        for written in &cells[1..] {
            values.push(numbers.value(written, line)?);
        }
    }
    let line = lines.number();
    if times.len() < 2 {
        return Err(Problem::Line(line, "authoring-trace-empty", String::new()));
    }
    sampling::sampled(
        Table {
            vocabulary,
            times,
            values,
            line,
        },
        between,
    )
}

/// The signals, and how many seconds a unit of the first column is.
fn header(cells: &[lines::Cell], line: usize) -> Result<(Vocabulary, f64), Problem> {
    let [time, names @ ..] = cells else {
        return Err(Problem::Line(line, "authoring-trace-empty", String::new()));
    };
    let mut signals: Vec<SignalKind> = Vec::new();
    for cell in names {
        let name = cell.text.trim();
        let good = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if !good || signals.iter().any(|signal| signal.name == name) || signals.len() == MOST_SIGNALS {
            return Err(Problem::Line(line, "authoring-trace-name", shortened(name)));
        }
        signals.push(SignalKind {
            name: name.to_owned(),
            unit: Unit::None,
            words: Vec::new(),
            per_seat: false,
            min: Fixed(i64::MIN),
            max: Fixed(i64::MAX),
        });
    }
    if signals.is_empty() {
        return Err(Problem::Line(line, "authoring-trace-empty", String::new()));
    }
    let vocabulary = Vocabulary {
        signals,
        events: vec![EventKind::verb()],
    };
    let unit = cells::time_unit(&time.text)
        .ok_or_else(|| Problem::Line(line, "authoring-trace-time-unit", shortened(&time.text)))?;
    Ok((vocabulary, unit))
}

/// At most forty characters, for a message.
fn shortened(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

#[cfg(test)]
mod fuzzing_tests;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests;
