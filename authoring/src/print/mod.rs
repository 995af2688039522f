//! `print FOLDER`: what a situation needs on paper, as A4 pages: the plan of what it makes, for making it for real, or
//! the carnets that somebody holds. Everything comes from the situation's own data, as what the game shows does.

mod carnet;
mod flow;
mod ink;
mod lists;
mod paper;
mod plan;
mod scale;
mod typeface;
mod view;
mod wood;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use simulation::Registry;
use simulation::teamwork::automaton::{Automaton, LETTERS, letter_name};
use simulation::workshop::Workshop;
use situation::scenario::Scenario;
use wording::Language;

use self::carnet::Carnets;
use self::plan::Plan;
use crate::failure::{Failure, said};
use crate::output::out;

/// What `print` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The situation folder.
    folder: PathBuf,
    /// One carnet alone, by its letter (A to L); without it, all of them.
    #[arg(long)]
    letter: Option<char>,
    /// The PDF to write; by default it is called by the situation and lies where one stands.
    #[arg(long)]
    out: Option<PathBuf>,
}

/// The plan of a situation, a PDF of so many pages; `None` where it makes nothing.
pub fn plan(language: Language, scenario: &Scenario) -> Option<(Vec<u8>, usize)> {
    let started = scenario.template.start(0, scenario.seats);
    let workshop: &Workshop = started.as_any().downcast_ref()?;
    let plan = Plan {
        language,
        scenario,
        workshop,
    };
    let pages = plan.pages();
    Some((paper::file(&plan.heading(), language.tag(), &pages), pages.len()))
}

/// The carnets of a situation (of one letter, 0 is A, or all), a PDF of so many pages; `None` where it has none.
pub fn carnets(language: Language, scenario: &Scenario, letter: Option<u8>) -> Option<(Vec<u8>, usize)> {
    let started = scenario.template.start(0, scenario.seats);
    let machine: &Automaton = started.as_any().downcast_ref()?;
    let carnets = Carnets {
        language,
        scenario,
        machine,
    };
    let letters = letter.map_or(0..LETTERS, |letter| letter..letter + 1);
    let pages: Vec<_> = letters.flat_map(|letter| carnets.pages(letter)).collect();
    Some((paper::file(&carnets.heading(), language.tag(), &pages), pages.len()))
}

/// The place of a letter that was written, capital or not.
fn place(letter: char) -> Result<u8, Failure> {
    let known = (0..LETTERS).find(|known| letter_name(*known) == letter.to_ascii_uppercase());
    known.ok_or_else(|| Failure::new("authoring-print-letter", vec![("found", letter.to_string())]))
}

/// Writes what there is to print and says how to print it.
pub fn run(language: Language, registry: &Registry, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let scenario = crate::record::load(language, registry, &arguments.folder)?;
    let title = ("title", scenario.title.get(language.tag()).to_owned());
    let letter = arguments.letter.map(place).transpose()?;
    let (file, pages, done) = if let Some((file, pages)) = carnets(language, &scenario, letter) {
        (file, pages, "authoring-print-carnets-done")
    } else if let Some((file, pages)) = plan(language, &scenario) {
        (file, pages, "authoring-print-done")
    } else {
        return Err(Failure::new("authoring-print-nothing", vec![title]));
    };
    let out = arguments.out.clone();
    let out = out.unwrap_or_else(|| {
        let letter = letter.map_or_else(String::new, |letter| format!("-{}", letter_name(letter)));
        PathBuf::from(format!("{}{letter}-{}.pdf", scenario.id, language.tag()))
    });
    std::fs::write(&out, file).map_err(|error| Failure::file(&out, &error))?;
    let told = [title, ("file", out.display().to_string()), ("pages", pages.to_string())];
    out!("{}", said(language, done, &told));
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    fn shipped(folder: &str) -> Scenario {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios").join(folder);
        let (scenario, found) = Scenario::load(&folder, &simulation::builtin());
        scenario.unwrap_or_else(|| panic!("{found:?}"))
    }

    #[test]
    fn the_birdhouse_is_drawn_in_life_size_where_paper_is_large_enough() {
        let scenario = shipped("le-nichoir");
        for language in Language::ALL {
            let (file, pages) = plan(language, &scenario).unwrap_or_default();
            assert!((5..=9).contains(&pages), "{pages}");
            let text = String::from_utf8_lossy(&file);
            // The front, 150 × 250 mm, as it is; the back, 300 mm, at half its size; the bar on each page.
            assert!(text.contains("7 7 150 250 re B"));
            assert!(text.contains("7 7 75 150 re B"));
            assert_eq!(text.matches(" 50 0.8 re f").count(), pages);
            // The holes of the three birds.
            for radius in ["14", "16", "18"] {
                assert!(
                    text.contains(&format!("{} 197 m", 82.0 + radius.parse::<f64>().unwrap_or_default())),
                    "{radius}"
                );
            }
            assert_eq!(plan(language, &scenario), Some((file, pages)), "the same each time");
        }
    }

    #[test]
    fn every_letter_has_its_carnet_and_each_is_the_same_each_time() {
        let scenario = shipped("la-machine-muette");
        let (all, pages) = carnets(Language::French, &scenario, None).unwrap_or_default();
        assert_eq!(pages, 48);
        let mut seen = std::collections::BTreeSet::new();
        for letter in 0..LETTERS {
            let (one, pages) = carnets(Language::French, &scenario, Some(letter)).unwrap_or_default();
            assert_eq!(pages, 4);
            assert_eq!(
                carnets(Language::French, &scenario, Some(letter)),
                Some((one.clone(), 4))
            );
            assert!(seen.insert(one), "letter {letter}");
        }
        assert!(all.len() > 48 * 1_000);
        assert_eq!(place('c').ok(), Some(2));
        assert!(place('m').is_err());
    }

    #[test]
    fn a_flight_has_no_plan() {
        assert_eq!(carnets(Language::French, &shipped("premier-vol"), None), None);
        assert_eq!(plan(Language::French, &shipped("premier-vol")), None);
    }
}
