//! The signs of a workshop's choices, prompts, gauges and buttons.

use simulation::workshop::Workshop;
use situation::scenario::Scenario;

use super::beside::figure;
use super::sheet::words;
use crate::kit::{Kit, Pictogram};

/// What an act is called with what it would be done to now: where the tape says the hand is, what would be put away.
pub(super) fn calls(kit: &Kit<'_>, scenario: &Scenario, workshop: &Workshop, choice: &str) -> Option<String> {
    let of = match choice {
        "mark" | "cut" => figure(kit, workshop.tape_reading_mm()?),
        "put_back" => words(kit, scenario, workshop.to_put_back()?).to_owned(),
        _ => return None,
    };
    let act = kit.text(scenario.choices.get(choice)?);
    Some(kit.say_with("game-workshop-act-of", &[("act", act.into()), ("of", of.into())]))
}

/// By the words of its id. What has none of these words is a piece of wood.
pub(super) fn sign_of(id: &str) -> Pictogram {
    let has = |word: &str| id.split('_').any(|part| part == word);
    match id {
        // What is asked, and what is done.
        "choose_one" | "free" | "stop" | "take_tool" | "fit" => Pictogram::Hand,
        "lay_down" | "back_to_bench" | "bench" => Pictogram::Bench,
        "piece_long" | "piece_short" | "measure" | "tape_laid" | "hand_along" => Pictogram::Tape,
        "panel_flawed" => Pictogram::Exclamation,
        "coming" => Pictogram::Clock,
        "turn" | "turn_and_look" => Pictogram::Flip,
        "check" | "compare" | "gauging" => Pictogram::Gauge,
        "place_hole" | "stickers" => Pictogram::Target,
        "start" => Pictogram::Power,
        "stop_machine" => Pictogram::Still,
        "less" => Pictogram::Minus,
        "more" => Pictogram::Plus,
        "less_across" => Pictogram::Downward,
        "more_across" => Pictogram::Upward,
        "rub_out" => Pictogram::Erase,
        "blue_tit" => Pictogram::BlueTit,
        "great_tit" => Pictogram::GreatTit,
        "sparrow" => Pictogram::Sparrow,
        "keep" => Pictogram::Tick,
        "pack" => Pictogram::Shim,
        "put_back" | "tidy" => Pictogram::Away,
        "page_back" => Pictogram::Back,
        "page_on" | "moved_on" => Pictogram::Onward,
        "assemble" | "assembly" => Pictogram::Joined,
        "aside" | "open_bag" | "bag_short" | "hinges" => Pictogram::Tray,
        "rain" => Pictogram::Rain,
        "cover" => Pictogram::Umbrella,
        "ending" => Pictogram::Bird,
        "hazy" | "put_on" => Pictogram::Glasses,
        "hand_over" | "over" | "finish" => Pictogram::Flag,
        // With somebody.
        "sam" | "colleague_shows" | "colleague_asks" | "colleague_unsure" => Pictogram::Person,
        "tool_lent" | "colleague_at_it" => Pictogram::Pair,
        "rope" | "leather" | "wire" => Pictogram::Bulb,
        "van_here" | "van_leaves" => Pictogram::Van,
        // What is called by its use.
        _ if has("guard") => Pictogram::Shield,
        _ if has("screws") => Pictogram::Screw,
        _ if has("screw") || has("screwing") || has("screwdriver") => Pictogram::Screwdriver,
        _ if has("sand") || has("sanding") => Pictogram::SandingBlock,
        _ if has("drill") || has("drilling") || has("machine") => Pictogram::Drill,
        _ if has("cut") || has("saw") || has("sawing") || has("line") => Pictogram::Saw,
        _ if has("mark") || has("pencil") => Pictogram::Pencil,
        _ if has("tape") => Pictogram::Tape,
        _ if has("square") => Pictogram::Square,
        _ if has("clamp") => Pictogram::Clamp,
        _ if has("gauge") => Pictogram::Gauge,
        _ if has("glasses") => Pictogram::Glasses,
        _ if has("gloves") => Pictogram::Gloves,
        _ if has("ear") => Pictogram::EarMuffs,
        _ if has("sheet") => Pictogram::Sheet,
        _ if has("tit") || has("bird") => Pictogram::Bird,
        _ => Pictogram::Plank,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn everything_that_can_be_done_has_a_sign_of_its_own() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
        let (library, _) = situation::library::Library::load(&root, &simulation::builtin());
        let scenario = library.iter().find(|scenario| scenario.id == "le-nichoir").unwrap();
        let mut signs: Vec<(String, Pictogram)> = Vec::new();
        for choice in &scenario.template.controls().choices {
            let sign = sign_of(&choice.name);
            if choice.kind == simulation::ChoiceKind::Act {
                let twin = signs.iter().find(|(_, other)| *other == sign);
                let ends = ["hand_over", "finish"].contains(&choice.name.as_str());
                assert!(twin.is_none() || ends, "{} looks like {twin:?}", choice.name);
                signs.push((choice.name.clone(), sign));
            }
        }
        assert!(signs.len() > 10);
        for prompt in scenario.template.prompts() {
            assert!(
                sign_of(&prompt) != Pictogram::Plank || prompt.starts_with("take_"),
                "{prompt}"
            );
        }
    }
}
