//! `print FOLDER`: the plan of what a situation makes, as A4 pages for making it for real. Everything comes from the
//! object's own data, as the sheet in the game does.

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
use simulation::workshop::Workshop;
use situation::scenario::Scenario;
use wording::Language;

use self::plan::Plan;
use crate::failure::{Failure, said};
use crate::output::out;

/// What `print` is told.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The situation folder.
    folder: PathBuf,
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

/// Writes the plan and says how to print it.
pub fn run(language: Language, registry: &Registry, arguments: &Arguments) -> Result<ExitCode, Failure> {
    let scenario = crate::record::load(language, registry, &arguments.folder)?;
    let title = ("title", scenario.title.get(language.tag()).to_owned());
    let Some((file, pages)) = plan(language, &scenario) else {
        return Err(Failure::new("authoring-print-nothing", vec![title]));
    };
    let out = arguments.out.clone();
    let out = out.unwrap_or_else(|| PathBuf::from(format!("{}-{}.pdf", scenario.id, language.tag())));
    std::fs::write(&out, file).map_err(|error| Failure::file(&out, &error))?;
    let told = [title, ("file", out.display().to_string()), ("pages", pages.to_string())];
    out!("{}", said(language, "authoring-print-done", &told));
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
    fn a_flight_has_no_plan() {
        assert_eq!(plan(Language::French, &shipped("premier-vol")), None);
    }
}
