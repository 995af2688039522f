//! The signs of a line's choices, prompts, gauges and buttons.

use crate::kit::Pictogram;

/// By the words of its id. What has none of these words is a piece.
pub(super) fn sign_of(id: &str) -> Pictogram {
    let has = |word: &str| id.split('_').any(|part| part == word);
    match id {
        "keep" | "reads_fits" => Pictogram::Tick,
        "repair" | "put_right" | "putting_right" => Pictogram::Screwdriver,
        "aside" | "putting" | "sample_put" => Pictogram::Tray,
        "record" | "reading" => Pictogram::Sheet,
        "rule_card" | "new_card" | "decide" => Pictogram::Eye,
        "belt" | "call" | "page_on" | "moved_on" => Pictogram::Onward,
        "coming" | "belt_slow" => Pictogram::Clock,
        "unknown_piece" | "jammed" => Pictogram::Exclamation,
        "told" => Pictogram::Speech,
        "send_order" => Pictogram::Send,
        "decide_order" | "order_left" => Pictogram::Steps,
        "stop" | "stop_button" | "machine_off" => Pictogram::Still,
        "start" => Pictogram::Power,
        "hatch" | "close_hatch" => Pictogram::Shield,
        "look_inside" | "not_here" => Pictogram::Target,
        "cause_here" | "reveal" => Pictogram::Bulb,
        "clear_jam" => Pictogram::Away,
        "arrange" | "carrying" => Pictogram::Bench,
        "ready" | "over" | "finish" => Pictogram::Flag,
        "page_back" => Pictogram::Back,
        "belt_by_hand" => Pictogram::Hand,
        "belt_quick" => Pictogram::Again,
        _ if has("spot") => Pictogram::Outline,
        _ if has("gauge") || has("gauging") || has("reads") || has("sample") => Pictogram::Gauge,
        _ if has("stop") => Pictogram::Square,
        _ if has("clamp") => Pictogram::Clamp,
        _ if has("blade") => Pictogram::Saw,
        _ if has("fence") => Pictogram::Shim,
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
        let scenario = library.iter().find(|scenario| scenario.activity == "line").unwrap();
        let mut signs: Vec<(String, Pictogram)> = Vec::new();
        for choice in &scenario.template.controls().choices {
            let sign = sign_of(&choice.name);
            if choice.kind == simulation::ChoiceKind::Act {
                let twin = signs.iter().find(|(_, other)| *other == sign);
                let ends = ["ready", "finish"].contains(&choice.name.as_str());
                assert!(twin.is_none() || ends, "{} looks like {twin:?}", choice.name);
                signs.push((choice.name.clone(), sign));
            }
        }
        assert_eq!(signs.len(), 8);
        for prompt in scenario.template.prompts() {
            assert!(sign_of(&prompt) != Pictogram::Plank, "{prompt}");
        }
    }
}
