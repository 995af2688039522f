//! A trace from anywhere: CSV with the time in seconds first and one column per signal.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use simulation::{EventKind, Fixed, SignalKind, Unit, Vocabulary};
use situation::rule::{Ratio, Segment};

use crate::failure::Failure;

/// Most samples of a trace, as read and once resampled.
const MOST_SAMPLES: usize = 2_000_000;
/// Most columns.
const MOST_SIGNALS: usize = 256;
/// Longest line in bytes.
const MOST_LINE: u64 = 64 * 1024;

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
}

/// Reads the file.
pub fn read(path: &Path) -> Result<Trace, Failure> {
    let file = File::open(path).map_err(|e| Failure::file(path, &e))?;
    read_lines(BufReader::new(file)).map_err(|problem| match problem {
        Problem::File(error) => Failure::file(path, &error),
        Problem::Line(line, code, found) => Failure::new(
            code,
            vec![
                ("file", path.display().to_string()),
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

/// One line without its end; `None` at the end of the file. What is too long is refused, not kept.
fn line(reader: &mut impl BufRead, number: usize, text: &mut String) -> Result<bool, Problem> {
    text.clear();
    let mut bytes = Vec::new();
    let taken = std::io::Read::take(&mut *reader, MOST_LINE)
        .read_until(b'\n', &mut bytes)
        .map_err(Problem::File)?;
    if taken as u64 == MOST_LINE {
        return Err(Problem::Line(
            number,
            "authoring-trace-line-long",
            MOST_LINE.to_string(),
        ));
    }
    let read =
        std::str::from_utf8(&bytes).map_err(|_| Problem::Line(number, "authoring-trace-not-text", String::new()))?;
    text.push_str(read.trim_start_matches('\u{feff}').trim_end_matches(['\n', '\r']));
    Ok(taken > 0)
}

fn read_lines(mut reader: impl BufRead) -> Result<Trace, Problem> {
    let mut text = String::new();
    if !line(&mut reader, 1, &mut text)? {
        return Err(Problem::Line(1, "authoring-trace-empty", String::new()));
    }
    let separator = [';', '\t'].into_iter().find(|c| text.contains(*c)).unwrap_or(',');
    let vocabulary = header(&text, separator)?;
    let width = vocabulary.signals.len();
    let (mut times, mut values): (Vec<i64>, Vec<Option<Fixed>>) = (Vec::new(), Vec::new());
    let mut number = 1;
    while line(&mut reader, number + 1, &mut text)? {
        number += 1;
        if text.trim().is_empty() {
            continue;
        }
        if times.len() == MOST_SAMPLES {
            return Err(Problem::Line(number, "authoring-trace-long", MOST_SAMPLES.to_string()));
        }
        let cells: Vec<&str> = text.split(separator).collect();
        if cells.len() != width + 1 {
            return Err(Problem::Line(
                number,
                "authoring-trace-columns",
                cells.len().to_string(),
            ));
        }
        let time = cell(cells[0], separator, number)?
            .ok_or_else(|| Problem::Line(number, "authoring-trace-number", cells[0].to_owned()))?;
        if times.last().is_some_and(|last| *last >= time.0) {
            return Err(Problem::Line(number, "authoring-trace-order", cells[0].to_owned()));
        }
        times.push(time.0);
        for written in &cells[1..] {
            values.push(cell(written, separator, number)?);
        }
    }
    if times.len() < 2 {
        return Err(Problem::Line(number, "authoring-trace-empty", String::new()));
    }
    sampled(vocabulary, &times, &values, number)
}

fn header(text: &str, separator: char) -> Result<Vocabulary, Problem> {
    let mut signals: Vec<SignalKind> = Vec::new();
    for name in text.split(separator).skip(1) {
        let name = name.trim().trim_matches('"');
        let good = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if !good || signals.iter().any(|signal| signal.name == name) || signals.len() == MOST_SIGNALS {
            return Err(Problem::Line(
                1,
                "authoring-trace-name",
                name.chars().take(40).collect(),
            ));
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
        return Err(Problem::Line(1, "authoring-trace-empty", String::new()));
    }
    Ok(Vocabulary {
        signals,
        events: vec![EventKind::verb()],
    })
}

/// A number in millionths; `None` for an empty cell. NaN, infinities and what is not exact are refused.
fn cell(written: &str, separator: char, line: usize) -> Result<Option<Fixed>, Problem> {
    let text = written.trim().trim_matches('"');
    if text.is_empty() {
        return Ok(None);
    }
    let plain = if separator == ',' {
        text.to_owned()
    } else {
        text.replace(',', ".")
    };
    match plain.parse::<f64>() {
        Ok(value) if value.is_finite() && value.abs() < 9e12 => Ok(Some(Fixed::from_f64(value))),
        _ => Err(Problem::Line(
            line,
            "authoring-trace-number",
            text.chars().take(40).collect(),
        )),
    }
}

fn sampled(vocabulary: Vocabulary, times: &[i64], values: &[Option<Fixed>], line: usize) -> Result<Trace, Problem> {
    let width = vocabulary.signals.len();
    let (start, span) = (times[0], times[times.len() - 1] - times[0]);
    let steps = times.len() as i64 - 1;
    let period = span as f64 / steps as f64;
    // Printed times are rounded: what lies within a hundredth of a period of its place is regular.
    let tolerance = (period / 100.0).max(2.0);
    let regular = times
        .iter()
        .enumerate()
        .all(|(at, time)| ((time - start) as f64 - period * at as f64).abs() <= tolerance);
    let mut segment = Segment::new(0, true, width);
    let overflow = || Problem::Line(line, "authoring-trace-long", MOST_SAMPLES.to_string());
    if regular {
        for row in values.chunks(width) {
            segment.push_with_gaps(row, &[]);
        }
        let ticks_per_second = Ratio::new(i128::from(steps) * 1_000_000, span.into()).ok_or_else(overflow)?;
        let times_us = (start, period);
        return Ok(Trace {
            vocabulary,
            segment,
            ticks_per_second,
            times_us,
            resampled: None,
        });
    }
    let mut gaps: Vec<i64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
    gaps.sort_unstable();
    let period = gaps[gaps.len() / 2].max(1);
    let count = (span / period + 1) as usize;
    if count > MOST_SAMPLES {
        return Err(overflow());
    }
    let mut held = 0;
    for tick in 0..count {
        let now = start + tick as i64 * period;
        while held + 1 < times.len() && times[held + 1] <= now {
            held += 1;
        }
        segment.push_with_gaps(&values[held * width..(held + 1) * width], &[]);
    }
    let ticks_per_second = Ratio::new(1_000_000, period.into()).ok_or_else(overflow)?;
    let resampled = Some((times.len(), count));
    Ok(Trace {
        vocabulary,
        segment,
        ticks_per_second,
        times_us: (start, period as f64),
        resampled,
    })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Trace, (usize, &'static str)> {
        read_lines(text.as_bytes()).map_err(|problem| match problem {
            Problem::Line(line, code, _) => (line, code),
            Problem::File(_) => (0, "file"),
        })
    }

    #[test]
    fn a_regular_trace_keeps_its_samples() {
        let trace = of("t,alt,v\n0,1.5,2\n0.1,,3\n0.2,2,4\n").unwrap();
        assert_eq!(trace.ticks_per_second, Ratio::int(10));
        assert!(trace.resampled.is_none());
        assert_eq!(trace.segment.sample(1), [None, Some(Fixed::from_int(3))]);
    }

    #[test]
    fn an_irregular_trace_is_held_and_says_so() {
        let trace = of("t;alt\n0;1,5\n0,1;2\n0,2;3\n0,45;4\n").unwrap();
        assert_eq!(trace.resampled, Some((4, 5)));
        assert_eq!(trace.segment.sample(4), [Some(Fixed::from_int(3))]);
        assert_eq!(trace.segment.sample(0), [Some(Fixed(1_500_000))]);
    }

    #[test]
    fn what_cannot_be_read_is_named_by_line() {
        for (text, line, code) in [
            ("", 1, "authoring-trace-empty"),
            ("t\n0\n1\n", 1, "authoring-trace-empty"),
            ("t,a\n0,1\n", 2, "authoring-trace-empty"),
            ("t,a,a\n0,1,1\n1,1,1\n", 1, "authoring-trace-name"),
            ("t,a b\n0,1\n1,1\n", 1, "authoring-trace-name"),
            ("t,a\n0,NaN\n1,1\n", 2, "authoring-trace-number"),
            ("t,a\n0,1\n1,inf\n", 3, "authoring-trace-number"),
            ("t,a\n0,1\n1,1e300\n", 3, "authoring-trace-number"),
            ("t,a\n0,1\n1,1,2\n", 3, "authoring-trace-columns"),
            ("t,a\n0,1\n0,1\n", 3, "authoring-trace-order"),
        ] {
            assert_eq!(of(text).map(|_| ()).unwrap_err(), (line, code), "{text:?}");
        }
        let long = format!("t,a\n0,{}\n", "1".repeat(70_000));
        assert_eq!(of(&long).map(|_| ()).unwrap_err(), (2, "authoring-trace-line-long"));
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
            let _trace = read_lines(bytes.as_slice());
        }
    }
}
