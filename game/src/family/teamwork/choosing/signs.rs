//! The signs of choices, prompts and gauges where a place is chosen.

use crate::kit::Pictogram;

/// By its id. What has none of these is a card.
pub(super) fn sign_of(id: &str) -> Pictogram {
    if id.starts_with("lay_") && !matches!(id, "lay_own" | "lay_own_here" | "lay_shared") {
        return Pictogram::Downward;
    }
    if id.starts_with("choose_") {
        return Pictogram::House;
    }
    match id {
        "here" | "join" => Pictogram::Plus,
        "ready" | "chosen" => Pictogram::Tick,
        "look_at_places" | "open_curtain" | "behind" | "behind_news" => Pictogram::Eye,
        "close_curtain" => Pictogram::Minus,
        "turn_away" | "news_for_other" => Pictogram::Away,
        "put_back" => Pictogram::Erase,
        "lay_own" | "news_tell" => Pictogram::Speech,
        "lay_own_here" => Pictogram::Hand,
        "lay_shared" | "not_the_same" => Pictogram::Pair,
        "others_have" => Pictogram::Question,
        "all_laid" | "news_listen" => Pictogram::Map,
        "news_for_me" => Pictogram::Exclamation,
        "scene_ready" => Pictogram::Received,
        "scene_surprise" => Pictogram::Bulb,
        "dance" => Pictogram::Spark,
        "finish" | "over" => Pictogram::Flag,
        "moved_on" => Pictogram::Onward,
        "wait_others" | "wait_ready" | "wait_curtain" => Pictogram::Clock,
        "level_simple" => Pictogram::HelpMost,
        "level_normal" => Pictogram::HelpSome,
        "level_hard" => Pictogram::HelpNone,
        _ => Pictogram::Sheet,
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
        let scenario = scenarios.find(|scenario| scenario.activity == "choosing").unwrap();
        for choice in &scenario.template.controls().choices {
            let is_card = choice.kind == simulation::ChoiceKind::Thing;
            assert_eq!(sign_of(&choice.name) == Pictogram::Sheet, is_card, "{}", choice.name);
        }
        for prompt in scenario.template.prompts() {
            assert!(sign_of(&prompt) != Pictogram::Sheet, "{prompt}");
        }
    }
}
