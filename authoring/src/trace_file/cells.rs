//! Cells into numbers: the decimal sign of the file, spaces between thousands, the unit of time.

use simulation::Fixed;

use super::lines::Cell;
use super::{Problem, shortened};

/// Units of time as headers write them, in seconds.
const UNITS: [(&[&str], f64); 5] = [
    (&["s", "sec", "secs", "second", "seconds", "seconde", "secondes"], 1.0),
    (
        &[
            "ms",
            "msec",
            "millis",
            "millisecond",
            "milliseconds",
            "milliseconde",
            "millisecondes",
        ],
        1e-3,
    ),
    (
        &[
            "us",
            "µs",
            "μs",
            "usec",
            "micros",
            "microsecond",
            "microseconds",
            "microseconde",
            "microsecondes",
        ],
        1e-6,
    ),
    (
        &[
            "ns",
            "nanos",
            "nanosecond",
            "nanoseconds",
            "nanoseconde",
            "nanosecondes",
        ],
        1e-9,
    ),
    (&["min", "mn", "minute", "minutes"], 60.0),
];

/// First columns that count something else than time.
const NOT_TIME: [&str; 16] = [
    "tick", "ticks", "frame", "frames", "sample", "samples", "index", "row", "rows", "n", "no", "id", "pas", "image",
    "images", "ligne",
];

/// Seconds in a unit of the time column called `name`: `t`, `time_ms`, `Temps (s)`. Seconds where it names no unit;
/// `None` where it names no time.
pub(super) fn time_unit(name: &str) -> Option<f64> {
    let words = words(name);
    let unit = words.iter().rev().find_map(|word| {
        let of = |(names, unit): &(&[&str], f64)| names.contains(&word.as_str()).then_some(*unit);
        UNITS.iter().find_map(of)
    });
    let not_time = words.iter().any(|word| NOT_TIME.contains(&word.as_str()));
    unit.or((!not_time).then_some(1.0))
}

/// The words of a name, in small letters: `time_ms`, `Temps [ms]` and `timeMs` have two.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() || (small && c.is_uppercase()) {
            words.push(String::new());
        }
        small = c.is_lowercase();
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Reads the numbers of one file: they have one decimal sign.
pub(super) struct Numbers {
    /// True where a comma cannot be the separator.
    comma_is_free: bool,
    time_unit: f64,
    /// The decimal sign met first.
    decimal: Option<char>,
}

impl Numbers {
    pub(super) fn new(separator: u8, time_unit: f64) -> Self {
        Self {
            comma_is_free: separator != b',',
            time_unit,
            decimal: None,
        }
    }

    /// A time in millionths of a second.
    pub(super) fn time(&mut self, cell: &Cell, line: usize) -> Result<Fixed, Problem> {
        let text = cell.text.trim();
        if text.is_empty() {
            return Err(Problem::Line(line, "authoring-trace-time", String::new()));
        }
        let digit_before = |at: usize| text[..at].ends_with(|c: char| c.is_ascii_digit());
        if text.match_indices([':', '-', '/']).any(|(at, _)| digit_before(at)) {
            return Err(Problem::Line(line, "authoring-trace-clock", shortened(text)));
        }
        let seconds = self.number(cell, line)? * self.time_unit;
        Ok(Fixed::from_f64(seconds))
    }

    /// A value in millionths; `None` for an empty cell.
    pub(super) fn value(&mut self, cell: &Cell, line: usize) -> Result<Option<Fixed>, Problem> {
        if cell.text.trim().is_empty() {
            return Ok(None);
        }
        self.number(cell, line).map(|value| Some(Fixed::from_f64(value)))
    }

    /// NaN, infinities and what is not exact are refused, and what can be read as two numbers.
    fn number(&mut self, cell: &Cell, line: usize) -> Result<f64, Problem> {
        let text = cell.text.trim();
        let refused = |code| Err(Problem::Line(line, code, shortened(text)));
        let plain = without_thousands(text);
        let decimal = plain.chars().find(|c| matches!(c, ',' | '.'));
        if decimal == Some(',') {
            if !(self.comma_is_free || cell.quoted) {
                return refused("authoring-trace-number");
            }
            // Between commas, « "1,234" » is how English writes thousands, and how French writes 1.234.
            if !self.comma_is_free && self.decimal != Some(',') && is_grouped(&plain) {
                return refused("authoring-trace-comma");
            }
        }
        if let Some(sign) = decimal
            && *self.decimal.get_or_insert(sign) != sign
        {
            return refused("authoring-trace-decimals");
        }
        match plain.replace(',', ".").parse::<f64>() {
            Ok(value) if value.is_finite() && value.abs() < 9e12 => Ok(value),
            _ => refused("authoring-trace-number"),
        }
    }
}

/// Without the spaces between thousands: `1 234,5`; any other space stays, and is refused.
fn without_thousands(text: &str) -> String {
    let whole = text.find([',', '.']).unwrap_or(text.len());
    let groups: Vec<&str> = text[..whole]
        .split(|c: char| c.is_whitespace() || c == '’' || c == '\'')
        .collect();
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let first = groups[0].trim_start_matches(['-', '+']);
    let grouped = (1..=3).contains(&first.len())
        && digits(first)
        && groups[1..].iter().all(|group| group.len() == 3 && digits(group));
    if groups.len() > 1 && grouped {
        groups.concat() + &text[whole..]
    } else {
        text.to_owned()
    }
}

/// `1,234` or `12,345,678`: thousands, if the comma is not a decimal sign.
fn is_grouped(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '+']);
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && digits(first)
        && groups.all(|group| group.len() == 3 && digits(group))
}
