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
/// Most values, empty cells included: samples times signals.
const MOST_VALUES: usize = 16_000_000;
/// Times lie within this of zero, in seconds: a count of microseconds since anything is, and differences are exact.
const MOST_TIME_S: i64 = 1_000_000_000_000;
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
    read_from(BufReader::new(file), path)
}

/// Reads what `reader` gives; `name` is what a failure calls it.
pub fn read_from(reader: impl BufRead, name: &Path) -> Result<Trace, Failure> {
    read_lines(reader).map_err(|problem| match problem {
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
        if values.len() + width > MOST_VALUES {
            return Err(Problem::Line(number, "authoring-trace-wide", MOST_VALUES.to_string()));
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
            .ok_or_else(|| Problem::Line(number, "authoring-trace-time", String::new()))?;
        if time.0.abs() > Fixed::from_int(MOST_TIME_S).0 {
            return Err(Problem::Line(number, "authoring-trace-far", shortened(cells[0])));
        }
        if times.last().is_some_and(|last| *last >= time.0) {
            return Err(Problem::Line(number, "authoring-trace-order", shortened(cells[0])));
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
            return Err(Problem::Line(1, "authoring-trace-name", shortened(name)));
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
        _ => Err(Problem::Line(line, "authoring-trace-number", shortened(text))),
    }
}

/// At most forty characters, for a message.
fn shortened(text: &str) -> String {
    text.trim().chars().take(40).collect()
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
    let overflow = || Problem::Line(line, "authoring-trace-resampled-long", MOST_SAMPLES.to_string());
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
    if count > MOST_SAMPLES || count.saturating_mul(width) > MOST_VALUES {
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
mod fuzzing_tests;

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
            ("t,a\n0,1\n,1\n", 3, "authoring-trace-time"),
            ("t,a\n-9e12,1\n9e12,1\n", 2, "authoring-trace-number"),
            ("t,a\n-8e12,1\n8e12,1\n", 2, "authoring-trace-far"),
            (
                "t,a\n0,1\n0.1,1\n0.2,1\n1000000,1\n",
                5,
                "authoring-trace-resampled-long",
            ),
            ("t,e\u{301}cart\n0,1\n1,1\n", 1, "authoring-trace-name"),
            ("t,🚁\n0,1\n1,1\n", 1, "authoring-trace-name"),
        ] {
            assert_eq!(of(text).map(|_| ()).unwrap_err(), (line, code), "{text:?}");
        }
        let long = format!("t,a\n0,{}\n", "1".repeat(70_000));
        assert_eq!(of(&long).map(|_| ()).unwrap_err(), (2, "authoring-trace-line-long"));
    }

    #[test]
    fn a_signal_may_have_any_letters() {
        let trace = of("t,\"écart\",高度,ارتفاع,Δv_1\n0,1,2,3,4\n1,1,2,3,4\n").unwrap();
        let names: Vec<&str> = trace.vocabulary.signals.iter().map(|s| s.name.as_str()).collect();
        assert_eq!(names, ["écart", "高度", "ارتفاع", "Δv_1"]);
    }

    #[test]
    fn a_wide_trace_is_refused_before_it_fills_the_memory() {
        let width = MOST_SIGNALS;
        let names: Vec<String> = (0..width).map(|at| format!("s{at}")).collect();
        let header = names.join(",");
        let header = format!("t,{header}\n");
        let rows = std::io::Read::chain(header.as_bytes(), Rows { at: 0, width });
        let problem = read_lines(BufReader::new(rows)).map(|_| ());
        assert!(matches!(problem, Err(Problem::Line(at, "authoring-trace-wide", _)) if at == MOST_VALUES / width + 2));
    }

    /// Rows of empty cells without end, made as they are read.
    struct Rows {
        at: usize,
        width: usize,
    }

    impl std::io::Read for Rows {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let row = format!("{}{}\n", self.at, ",".repeat(self.width));
            self.at += 1;
            out[..row.len()].copy_from_slice(row.as_bytes());
            Ok(row.len())
        }
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
            let _trace = read_lines(bytes.as_slice());
        }
    }
}
