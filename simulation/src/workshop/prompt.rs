//! What the player is asked now.

use super::choice::Choice;
use super::guide::Next;
use super::running::Workshop;
use super::vocabulary::Unexpected;
use crate::{Prompt, Verb};

/// Every prompt that can appear.
pub(crate) const PROMPTS: [&str; 41] = [
    "choose_one",
    "put_on",
    "take_board",
    "lay_down",
    "take_tool",
    "measure",
    "mark",
    "to_the_line",
    "cut",
    "sawing",
    "piece_long",
    "piece_short",
    "take_part",
    "check",
    "turn_and_look",
    "panel_flawed",
    "coming",
    "to_machine",
    "guard_open",
    "place_hole",
    "start",
    "drill",
    "drilling",
    "stop_machine",
    "back_to_bench",
    "sand",
    "sanding",
    "assemble",
    "screw",
    "screwing",
    "screws_out",
    "compare",
    "gauging",
    "tidy",
    "rain",
    "hazy",
    "moved_on",
    "hand_over",
    "ending",
    "over",
    "free",
];

/// What is said at the end of what one made alone; where people work together a van comes for it.
pub(crate) const ALONE: &str = "ending";

/// Those that only come where people work together.
pub(crate) const TOGETHER: [&str; 10] = [
    "tool_lent",
    "colleague_at_it",
    "open_bag",
    "bag_short",
    "fit",
    "colleague_shows",
    "colleague_asks",
    "colleague_unsure",
    "van_here",
    "van_leaves",
];

pub(crate) fn prompt(workshop: &Workshop) -> Prompt {
    let ended = workshop.state.ended.is_some() || workshop.state.working.is_some();
    if workshop.state.notice.is_some() && !ended {
        return Prompt::plain("moved_on");
    }
    if let Some(bag) = workshop.bag_news().filter(|_| !ended) {
        return workshop.short(bag).prompt;
    }
    let news = workshop.company_news().filter(|_| !ended);
    news.map_or_else(|| workshop.advice().prompt, Prompt::plain)
}

/// Verbs that [`prompt`] speaks of, where saying them would change something.
pub(crate) fn asked_verbs(workshop: &Workshop) -> Vec<Verb> {
    let asked: &[Verb] = match (prompt(workshop).id.as_str(), workshop.unexpected()) {
        ("screws_out", Some(Unexpected::Screws)) => &[Verb::Signal, Verb::Ask],
        ("panel_flawed", Some(Unexpected::Flaw))
        | ("guard_open", Some(Unexpected::Guard))
        | ("rain", Some(Unexpected::Rain)) => &[Verb::Signal],
        _ => &[],
    };
    asked.to_vec()
}

/// The choice that does what [`prompt`] asks, where one does.
pub(crate) fn main_choice(workshop: &Workshop) -> Option<Choice> {
    match workshop.advice().next {
        Next::Choose(choice) => Some(choice).filter(|choice| workshop.is_open(*choice)),
        _ => None,
    }
}
