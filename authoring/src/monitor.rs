//! `monitor RULE --trace FILE.csv`: a formula over a trace from anywhere, so that the language can be held
//! against other tools. The only place that shows the third verdict.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use situation::rule::{CompiledRows, Constant, RowSource, RuleProblem, Setting, Truth, Verdicts};
use wording::Language;

use crate::failure::{Failure, said};
use crate::robustness::distances;
use crate::trace_file;

/// What `monitor` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The formula, e.g. `always[0, 5 s] (alt > 1) or eventually[0, 1 s] (v < eps)`.
    rule: String,
    /// CSV: time in seconds first, then one column per signal.
    #[arg(long)]
    trace: PathBuf,
    /// A number that the formula names, e.g. `--set eps=0.05`; as often as needed.
    #[arg(long = "set", value_name = "NAME=NUMBER")]
    settings: Vec<String>,
}

/// Prints time, verdict and distance per sample.
pub fn run(language: Language, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let trace = trace_file::read(&arguments.trace)?;
    if let Some((lines, samples)) = trace.resampled {
        let period = format!("{:.6}", trace.times_us.1 / 1e6);
        let numbers = [
            ("lines", lines.to_string()),
            ("samples", samples.to_string()),
            ("period", period),
        ];
        eprintln!("{}", said(language, "authoring-trace-resampled", &numbers));
    }
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
            eprint!("{}", explained(language, &arguments.rule, &problems));
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
        eprintln!("{}", said(language, "authoring-monitor-no-distance", &[]));
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let written = (|| {
        writeln!(out, "t,verdict,robustness")?;
        for (tick, verdict) in settled {
            let seconds = (trace.times_us.0 as f64 + trace.times_us.1 * f64::from(tick)) / 1e6;
            let word = match verdict {
                Truth::True => "true",
                Truth::False => "false",
                Truth::Unknown => "unknown",
            };
            let distance = distances.as_ref().and_then(|all| all.get(tick as usize)?.value());
            let distance = distance.map_or_else(String::new, |value| format!("{value:.5}"));
            writeln!(out, "{seconds:.6},{word},{distance}")?;
        }
        out.flush()
    })();
    match written {
        // A reader that has seen enough closes the pipe.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::file(std::path::Path::new("-"), &error))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
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

/// Each problem under the place it is about.
pub(crate) fn explained(language: Language, text: &str, problems: &[RuleProblem]) -> String {
    let mut out = String::new();
    for problem in problems {
        let before = text
            .get(..problem.span.start)
            .map_or(0, |before| before.chars().count());
        let width = problem.span.of(text).chars().count().max(1);
        let sentence = said(language, problem.id(), &problem.arguments());
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "  {text}\n  {}{}\n{sentence}",
            " ".repeat(before),
            "^".repeat(width)
        );
    }
    out
}
