//! `simulate FOLDER`: many virtual pilots, each with numbers of its own, live a situation. Printed is how often each row
//! is seen, and with which numbers: what a grid sees and what it lets through, before anybody has played.

mod drawing;
mod playing;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use simulation::{PilotNumber, Registry};
use situation::grid::Source;
use situation::scenario::Scenario;
use wording::Language;

use self::playing::Played;
use crate::failure::{Failure, said};
use crate::output::out;

/// What `simulate` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The situation folder.
    folder: PathBuf,
    /// How many pilots.
    #[arg(long, default_value_t = 200, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pilots: u32,
    /// Seed of the first pilot; each has the next.
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

/// Shares of the sessions of a row that differ by less say nothing about a number…
const TELLS: f64 = 0.1;
/// …nor do those that differ by fewer standard errors: with few pilots much is chance.
const ERRORS: f64 = 3.5;
/// Most numbers that are named under a row.
const MOST_NAMED: usize = 3;

/// Sessions whose number lies between two bounds.
#[derive(Debug, Clone, PartialEq)]
struct Group {
    from: f64,
    to: f64,
    came: usize,
    seen: usize,
}

impl Group {
    fn share(&self) -> f64 {
        self.seen as f64 / self.came.max(1) as f64
    }

    /// Standard error of the difference of two shares that are one in truth.
    fn error(&self, other: &Self) -> f64 {
        let (mine, theirs) = (self.came.max(1) as f64, other.came.max(1) as f64);
        let share = (self.seen + other.seen) as f64 / (mine + theirs);
        (share * (1.0 - share) * (1.0 / mine + 1.0 / theirs)).sqrt()
    }
}

/// Lets the pilots play and prints what was seen.
pub fn run(language: Language, registry: &Registry, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let scenario = crate::record::load(language, registry, &arguments.folder)?;
    let numbers = scenario.template.pilot_numbers();
    if numbers.is_empty() {
        return Err(Failure::new("authoring-simulate-no-numbers", Vec::new()));
    }
    let played = playing::all(&scenario, numbers, arguments.pilots, arguments.seed)?;
    let last = arguments.seed + u64::from(arguments.pilots) - 1;
    let told = [
        ("pilots", arguments.pilots.to_string()),
        ("from", arguments.seed.to_string()),
        ("to", last.to_string()),
    ];
    out!("{}", said(language, "authoring-simulate-intro", &told));
    let mut lengths: Vec<u32> = played.iter().map(|played| played.ticks).collect();
    lengths.sort_unstable();
    let [quickest, half, slowest] = [0, lengths.len() / 2, lengths.len().saturating_sub(1)]
        .map(|at| crate::try_grid::minutes(lengths.get(at).copied().unwrap_or_default()));
    let told = [("quickest", quickest), ("half", half), ("slowest", slowest)];
    out!("{}", said(language, "authoring-simulate-lengths", &told));
    let rows = scenario
        .grid
        .rows
        .iter()
        .filter(|row| matches!(row.source, Source::Game(_)));
    for (at, row) in rows.enumerate() {
        out!("");
        out!("{} — {}", row.id, row.text.get(language.tag()));
        let came = played.iter().filter(|played| played.came[at]).count();
        let seen = played.iter().filter(|played| played.seen[at]).count();
        if came == 0 {
            out!("  {}", said(language, "authoring-try-no-occasion", &[]));
            continue;
        }
        let told = [("sessions", seen.to_string()), ("occasions", came.to_string())];
        out!("  {}", said(language, "authoring-simulate-row", &told));
        print_numbers(language, &scenario, &telling(numbers, &played, at));
    }
    Ok(ExitCode::SUCCESS)
}

/// The numbers with which a row is seen more or less often, the most telling first, each with its groups.
fn telling(numbers: &[PilotNumber], played: &[Played], row: usize) -> Vec<(PilotNumber, Vec<Group>)> {
    let mut found: Vec<(f64, PilotNumber, Vec<Group>)> = Vec::new();
    for (at, number) in numbers.iter().enumerate() {
        let groups = groups(
            *number,
            played.iter().map(|one| (one.numbers[at], one.came[row], one.seen[row])),
        );
        let by_share = |a: &&Group, b: &&Group| a.share().total_cmp(&b.share());
        let came = || groups.iter().filter(|group| group.came > 0);
        let (Some(low), Some(high)) = (came().min_by(by_share), came().max_by(by_share)) else {
            continue;
        };
        let spread = high.share() - low.share();
        if spread >= TELLS && spread >= ERRORS * low.error(high) {
            found.push((spread, *number, groups));
        }
    }
    // Equally telling ones stay in their order.
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let named = found.into_iter().take(MOST_NAMED);
    named.map(|(_, number, groups)| (number, groups)).collect()
}

/// Thirds of a number's range, or without and with a habit.
fn groups(number: PilotNumber, sessions: impl Iterator<Item = (f64, bool, bool)>) -> Vec<Group> {
    let count = if number.is_habit { 2 } else { 3 };
    let bound = |at: usize| number.min + (number.max - number.min) * at as f64 / count as f64;
    let mut groups: Vec<Group> = (0..count)
        .map(|at| Group {
            from: bound(at),
            to: bound(at + 1),
            came: 0,
            seen: 0,
        })
        .collect();
    for (value, came, seen) in sessions {
        let share = (value - number.min) / (number.max - number.min);
        let at = ((share * count as f64) as usize).min(count - 1);
        groups[at].came += usize::from(came);
        groups[at].seen += usize::from(seen);
    }
    groups
}

fn print_numbers(language: Language, scenario: &Scenario, telling: &[(PilotNumber, Vec<Group>)]) {
    let names: Vec<String> = telling
        .iter()
        .map(|(number, _)| name(language, scenario, number))
        .collect();
    let width = names.iter().map(|name| name.chars().count()).max().unwrap_or(0);
    for (name, (number, groups)) in names.iter().zip(telling) {
        let groups = groups.iter().enumerate().map(|(at, group)| {
            let which = match (number.is_habit, at) {
                (true, 0) => said(language, "authoring-simulate-without", &[]),
                (true, _) => said(language, "authoring-simulate-with", &[]),
                (false, _) => format!("{} – {}", figure(language, group.from), figure(language, group.to)),
            };
            format!("{which} → {}/{}", group.seen, group.came)
        });
        out!("    {name:width$}   {}", groups.collect::<Vec<_>>().join("   "));
    }
}

/// Two places, with the language's decimal sign.
fn figure(language: Language, value: f64) -> String {
    wording::text(
        language,
        "authoring-simulate-figure",
        &[("value", wording::FluentValue::from((value * 100.0).round() / 100.0))],
    )
}

/// What a number of a pilot is called.
fn name(language: Language, scenario: &Scenario, number: &PilotNumber) -> String {
    let id = match (scenario.activity.as_str(), number.name) {
        (_, "checks") if number.is_habit => "authoring-pilot-looks-over",
        (_, "reaction_s") => "authoring-pilot-reaction",
        (_, "blur") => "authoring-pilot-blur",
        (_, "eager") => "authoring-pilot-eager",
        (_, "brake") => "authoring-pilot-brake",
        (_, "most_stick") => "authoring-pilot-most-stick",
        (_, "pause_s" | "pace_s") => "authoring-pilot-pause",
        (_, "waits") if scenario.seats > 1 => "authoring-pilot-waits-for-all",
        (_, "waits") => "authoring-pilot-waits",
        (_, "signals") => "authoring-pilot-signals",
        (_, "heeds") => "authoring-pilot-heeds",
        (_, "explores") => "authoring-pilot-explores",
        (_, "people") => "authoring-pilot-people",
        ("relay", "mistakes") => "authoring-pilot-misplaces",
        (_, "mistakes") => "authoring-pilot-mistakes",
        (_, "asks") if number.is_habit => "authoring-pilot-asks-missing",
        (_, "acknowledges") => "authoring-pilot-acknowledges",
        (_, "reads_back") => "authoring-pilot-reads-back",
        ("relay", "talks") => "authoring-pilot-signs",
        (_, "talks") => "authoring-pilot-talks",
        (_, "impatient") => "authoring-pilot-impatient",
        (_, "frees") => "authoring-pilot-frees",
        (_, "helps") => "authoring-pilot-helps",
        (_, "stalls") => "authoring-pilot-stalls",
        (_, "forgets") => "authoring-pilot-forgets",
        (_, "shares") => "authoring-pilot-shares",
        (_, "looks_again") => "authoring-pilot-looks-again",
        (_, "tells") => "authoring-pilot-tells",
        (_, "order") => "authoring-pilot-order",
        (_, "checks") => "authoring-pilot-checks",
        (_, "noise_mm") => "authoring-pilot-noise",
        (_, "redo") => "authoring-pilot-redo",
        (_, "says") => "authoring-pilot-says",
        ("relay", "reads") => "authoring-pilot-reads-plan",
        (_, "reads") => "authoring-pilot-reads",
        (_, "first_mm") => "authoring-pilot-first",
        (_, "gauges") => "authoring-pilot-gauges",
        (_, "eye") => "authoring-pilot-eye",
        (_, "follows") => "authoring-pilot-follows",
        (_, "records") => "authoring-pilot-records",
        (_, "stops") => "authoring-pilot-stops",
        (_, "looks") => "authoring-pilot-looks",
        (_, "arranges") => "authoring-pilot-arranges",
        (_, other) => return other.to_owned(),
    };
    said(language, id, &[])
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORDER: PilotNumber = PilotNumber::between("order", 0.0, 1.0);

    fn played(number: f64, seen: bool) -> Played {
        Played {
            numbers: vec![number, 0.5],
            came: vec![true],
            seen: vec![seen],
            ticks: 60,
        }
    }

    #[test]
    fn a_number_tells_where_it_makes_a_difference() {
        let sessions: Vec<Played> = (0..30)
            .map(|at| f64::from(at) / 29.0)
            .map(|number| played(number, number > 0.5))
            .collect();
        let other = PilotNumber::between("pace_s", 0.0, 1.0);
        let told = telling(&[ORDER, other], &sessions, 0);
        let [(number, groups)] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert_eq!(number.name, "order");
        let shown: Vec<(usize, usize)> = groups.iter().map(|group| (group.seen, group.came)).collect();
        assert_eq!(shown, [(0, 10), (5, 10), (10, 10)]);
    }

    #[test]
    fn a_habit_is_there_or_not() {
        let sessions = [(0.0, true, false), (1.0, true, true), (1.0, false, false)];
        let groups = groups(PilotNumber::habit("heeds"), sessions.into_iter());
        let shown: Vec<(usize, usize)> = groups.iter().map(|group| (group.seen, group.came)).collect();
        assert_eq!(shown, [(0, 1), (1, 1)]);
    }

    #[test]
    fn every_number_of_every_kind_has_a_name() {
        let shipped = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
        for folder in [
            "premier-vol",
            "le-nichoir",
            "la-ligne",
            "la-machine-muette",
            "le-bon-plan",
            "le-relais",
        ] {
            let (scenario, found) = Scenario::load(&shipped.join(folder), &simulation::builtin());
            let scenario = scenario.unwrap_or_else(|| panic!("{found:?}"));
            assert!(!scenario.template.pilot_numbers().is_empty());
            for number in scenario.template.pilot_numbers() {
                for language in Language::ALL {
                    assert!(name(language, &scenario, number).contains(' '), "{}", number.name);
                }
            }
        }
    }
}
