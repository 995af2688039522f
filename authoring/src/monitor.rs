//! `monitor RULE --trace FILE.csv`: a formula over a trace from anywhere, so that the language can be held
//! against other tools. The only place that shows the third verdict.
//!
//! Robustness is how far the formula is from changing its verdict, in the unit of the first signal of the
//! comparison that decides; nothing where the verdict hangs on what is not at hand.

use std::fmt::Write as _;
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use situation::rule::{CompiledRows, Constant, RowSource, RuleProblem, Setting, Truth, Verdicts};
use wording::Language;

use crate::failure::{Failure, said};
use crate::robustness::distances;
use crate::trace_file::{self, Between, Trace};

/// What `monitor` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The formula, e.g. `always[0, 5 s] (alt > 1) or eventually[0, 1 s] (v < eps)`.
    rule: String,
    /// CSV: time first, in seconds or in the unit that its name has (`time_ms`), then one column per signal.
    #[arg(long)]
    trace: PathBuf,
    /// The file has a line only where something changes: values hold until the next line.
    #[arg(long)]
    hold: bool,
    /// A number that the formula names, e.g. `--set eps=0.05`; as often as needed.
    #[arg(long = "set", value_name = "NAME=NUMBER")]
    settings: Vec<String>,
}

/// Prints time, verdict and distance per sample.
pub fn run(language: Language, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let done = answer(language, arguments, &mut out, &mut std::io::stderr());
    match done.map_err(Stop::into_failure) {
        Ok(code) => Ok(code),
        // A reader that has seen enough closes the pipe.
        Err(None) => Ok(ExitCode::SUCCESS),
        Err(Some(failure)) => Err(failure),
    }
}

/// Why nothing more is printed.
enum Stop {
    Failure(Failure),
    Printing(std::io::Error),
}

impl Stop {
    /// `None` where the reader closed the pipe.
    fn into_failure(self) -> Option<Failure> {
        match self {
            Self::Failure(failure) => Some(failure),
            Self::Printing(error) if error.kind() == std::io::ErrorKind::BrokenPipe => None,
            Self::Printing(error) => Some(Failure::file(std::path::Path::new("-"), &error)),
        }
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<std::io::Error> for Stop {
    fn from(error: std::io::Error) -> Self {
        Self::Printing(error)
    }
}

/// Verdicts go to `out`, what there is to say about them to `aside`.
fn answer(
    language: Language,
    arguments: &Arguments,
    out: &mut impl Write,
    aside: &mut impl Write,
) -> Result<ExitCode, Stop> {
    let between = if arguments.hold {
        Between::Held
    } else {
        Between::Unknown
    };
    let trace = trace_file::read(&arguments.trace, between)?;
    tell_of(language, &trace, aside)?;
    let constants: Vec<Constant> = arguments
        .settings
        .iter()
        .map(|written| constant(written))
        .collect::<Result<_, _>>()?;
    let row = RowSource {
        id: "monitor",
        occasion: "true",
        rule: &arguments.rule,
        constants: &constants,
    };
    let setting = Setting {
        ticks_per_second: trace.ticks_per_second,
        ..Setting::new(&trace.vocabulary, 1, 0, &[])
    };
    let rows = match CompiledRows::compile(&[row], &setting) {
        Ok(rows) => rows,
        Err(problems) => {
            write!(aside, "{}", explained(language, &arguments.rule, &problems))?;
            return Ok(ExitCode::FAILURE);
        }
    };
    let mut verdicts = Verdicts::new(&rows);
    let mut settled = Vec::new();
    for tick in 0..trace.segment.end_tick() {
        settled.extend(verdicts.tick(&trace.segment.sample(tick), &[]));
    }
    settled.extend(verdicts.finish());
    let distances = distances(&rows, 0, &trace.segment).ok();
    if distances.is_none() {
        writeln!(aside, "{}", said(language, "authoring-monitor-no-distance", &[]))?;
    }
    writeln!(out, "t,verdict,robustness")?;
    for (tick, verdict) in settled {
        let seconds = (trace.times_us.0 as f64 + trace.times_us.1 * f64::from(tick)) / 1e6;
        let word = match verdict {
            Truth::True => "true",
            Truth::False => "false",
            Truth::Unknown => "unknown",
        };
        let distance = distances.as_ref().and_then(|all| all.get(tick as usize)?.value());
        writeln!(
            out,
            "{seconds:.6},{word},{}",
            distance.map_or_else(String::new, written)
        )?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}

/// What was made of the times of the file: how they were sampled, and where nothing is known.
fn tell_of(language: Language, trace: &Trace, aside: &mut impl Write) -> std::io::Result<()> {
    if let Some((lines, samples)) = trace.resampled {
        let period = format!("{:.6}", trace.times_us.1 / 1e6);
        let numbers = [
            ("lines", lines.to_string()),
            ("samples", samples.to_string()),
            ("period", period),
        ];
        writeln!(aside, "{}", said(language, "authoring-trace-resampled", &numbers))?;
    }
    let seconds = |us: i64| (us as f64 / 1e6).to_string();
    for (from, to) in trace.holes.iter().take(MOST_SAID) {
        let ends = [("from", seconds(*from)), ("to", seconds(*to))];
        writeln!(aside, "{}", said(language, "authoring-trace-hole", &ends))?;
    }
    if let Some(more) = trace.holes.len().checked_sub(MOST_SAID).filter(|more| *more > 0) {
        let more = [("more", more.to_string())];
        writeln!(aside, "{}", said(language, "authoring-trace-more-holes", &more))?;
    }
    if !trace.holes.is_empty() {
        writeln!(aside, "{}", said(language, "authoring-trace-holes-held", &[]))?;
    }
    Ok(())
}

/// To a hundredth of a thousandth; what rounds to nothing has no sign.
fn written(distance: f64) -> String {
    let text = format!("{distance:.5}");
    if text == "-0.00000" { text[1..].to_owned() } else { text }
}

fn constant(written: &str) -> Result<Constant, Failure> {
    let wrong = || Failure::new("authoring-monitor-set", vec![("found", written.to_owned())]);
    let (name, value) = written.split_once('=').ok_or_else(wrong)?;
    if name.trim().is_empty() || value.trim().parse::<f64>().is_err() {
        return Err(wrong());
    }
    Ok(Constant {
        name: name.trim().to_owned(),
        value: value.trim().to_owned(),
    })
}

/// Most problems said about one formula, and most holes of one trace: the first ones show where to look.
const MOST_SAID: usize = 12;
/// Characters of a formula shown on each side of a problem.
const AROUND: usize = 48;

/// Each problem under the place it is about; of a long formula only what stands around it.
pub(crate) fn explained(language: Language, text: &str, problems: &[RuleProblem]) -> String {
    let mut out = String::new();
    for problem in problems.iter().take(MOST_SAID) {
        let sentence = said(language, problem.id(), &problem.arguments());
        // A mark that takes no room of its own, such as a line break, would move what stands below.
        let plain = |part: &str| -> Vec<char> { part.chars().map(|c| if c.is_control() { ' ' } else { c }).collect() };
        let before = plain(text.get(..problem.span.start).unwrap_or_default());
        let about = plain(problem.span.of(text));
        let after = plain(text.get(problem.span.end..).unwrap_or_default());
        let (before, cut_before) = if before.len() > AROUND {
            (&before[before.len() - AROUND..], "…")
        } else {
            (&before[..], "")
        };
        let (about, cut_about) = if about.len() > 2 * AROUND {
            (&about[..2 * AROUND], "…")
        } else {
            (&about[..], "")
        };
        let (after, cut_after) = if !cut_about.is_empty() || after.len() > AROUND {
            (
                &after[..after.len().min(if cut_about.is_empty() { AROUND } else { 0 })],
                "…",
            )
        } else {
            (&after[..], "")
        };
        let shown = |part: &[char]| part.iter().collect::<String>();
        let indent = cut_before.chars().count() + before.len();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "  {cut_before}{}{}{}{cut_after}\n  {}{}\n{sentence}",
            shown(before),
            shown(about),
            shown(after),
            " ".repeat(indent),
            "^".repeat(about.len().max(1))
        );
    }
    if let Some(more) = problems.len().checked_sub(MOST_SAID).filter(|more| *more > 0) {
        let _ = writeln!(
            out,
            "{}",
            said(
                language,
                "authoring-monitor-more-problems",
                &[("more", more.to_string())]
            )
        );
    }
    out
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests;
