//! The signs of choices, prompts and gauges of a relay.

use crate::kit::Pictogram;

/// By its id. What has none of these is something that stands on the plan.
pub(super) fn sign_of(id: &str) -> Pictogram {
    match id {
        "here" | "join" => Pictogram::Plus,
        "ready" | "loads_arrived" => Pictogram::Tick,
        "grip" | "go_and_grip" | "door_shut" | "hold_door" | "sticker_hold_door" => Pictogram::Hand,
        "let_go" | "set_down" => Pictogram::Downward,
        "plug" | "plug_in" => Pictogram::Power,
        "unplug" | "free_cable" => Pictogram::Away,
        "note" | "read_note" => Pictogram::Map,
        "hand_over" | "take_place" | "take_over" | "relieve" => Pictogram::Again,
        "finish" | "over" => Pictogram::Flag,
        "fete" => Pictogram::Spark,
        "carry" => Pictogram::Steps,
        "stuck_alone" => Pictogram::Question,
        "stuck" | "blocked" => Pictogram::Exclamation,
        "sticker_for_two" => Pictogram::Pair,
        "sticker_belongs_here" => Pictogram::House,
        "sticker_charge" | "charge" => Pictogram::Battery,
        "sticker_water" | "water" | "fill" => Pictogram::Rain,
        "take_sticker" | "put_sticker" => Pictogram::Note,
        "all_there" => Pictogram::Pause,
        "moved_on" | "sticker_under_way" => Pictogram::Onward,
        "time_left" | "wait_others" | "wait_ready" | "wait_turn" | "wait_door" | "wait_charge" | "wait_relief" => {
            Pictogram::Clock
        }
        _ => Pictogram::Target,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_asked_or_done_has_a_sign() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
        let (library, _) = situation::library::Library::load(&root, &simulation::builtin());
        let mut scenarios = library.iter();
        let scenario = scenarios.find(|scenario| scenario.activity == "relay").unwrap();
        for choice in &scenario.template.controls().choices {
            let stands = choice.kind == simulation::ChoiceKind::Thing && !choice.name.starts_with("sticker_");
            assert_eq!(sign_of(&choice.name) == Pictogram::Target, stands, "{}", choice.name);
        }
        for prompt in scenario.template.prompts() {
            assert!(sign_of(&prompt) != Pictogram::Target, "{prompt}");
        }
    }
}
