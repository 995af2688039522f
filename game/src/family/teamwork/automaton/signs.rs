//! The signs of a machine's choices, prompts and gauges.

use crate::kit::Pictogram;

/// By its id. What has none of these is a thing on the front.
pub(super) fn sign_of(id: &str) -> Pictogram {
    match id {
        "lever" | "commit" => Pictogram::Power,
        "here" | "join" => Pictogram::Plus,
        "same_letter" | "turn_letter" => Pictogram::Letter,
        "letter_back" => Pictogram::Back,
        "letter_on" | "moved_on" => Pictogram::Onward,
        "letter_again" => Pictogram::Exclamation,
        "take_role" | "role_alone" => Pictogram::Tick,
        "take_hands" | "role_hands" | "set_dials" | "set_plugs" | "ring" => Pictogram::Hand,
        "role_carnet" | "listen_page" => Pictogram::Sheet,
        "role_witness" | "watch_over" => Pictogram::Eye,
        "crank_left" | "crank_right" | "crank_both" => Pictogram::Again,
        "read_back" => Pictogram::Speech,
        "undo" => Pictogram::Erase,
        "page_smudged" => Pictogram::Question,
        "scrap" => Pictogram::Scissors,
        "surprise" | "surprise_other" => Pictogram::Bulb,
        "woke" => Pictogram::Spark,
        "parts_awake" | "portrait" => Pictogram::Person,
        "finish" | "over" => Pictogram::Flag,
        "wait_others" | "wait_letter" | "wait_roles" => Pictogram::Clock,
        "level_simple" => Pictogram::HelpMost,
        "level_normal" => Pictogram::HelpSome,
        "level_hard" => Pictogram::HelpNone,
        _ => Pictogram::Target,
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
        let scenario = library
            .iter()
            .find(|scenario| scenario.activity == "automaton")
            .unwrap();
        let mut signs: Vec<(String, Pictogram)> = Vec::new();
        for choice in &scenario.template.controls().choices {
            if choice.kind == simulation::ChoiceKind::Act {
                let sign = sign_of(&choice.name);
                let twin = signs.iter().find(|(_, other)| *other == sign);
                assert!(twin.is_none(), "{} looks like {twin:?}", choice.name);
                signs.push((choice.name.clone(), sign));
            }
        }
        assert_eq!(signs.len(), 9);
        for prompt in scenario.template.prompts() {
            assert!(sign_of(&prompt) != Pictogram::Target, "{prompt}");
        }
    }
}
