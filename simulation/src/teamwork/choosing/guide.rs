//! What is worth doing next for each seat: the prompt, and the choice that does it. Where people are to decide between
//! them, there is no choice.

use super::choice::{Act, Choice};
use super::running::Choosing;
use super::state::{News, Stage, Where};
use super::vocabulary::{surprise, thought_of};
use crate::{Prompt, Verb};

/// Every prompt that can appear.
pub(crate) const PROMPTS: [&str; 25] = [
    "join",
    "look_at_places",
    "wait_others",
    "wait_ready",
    "open_curtain",
    "behind",
    "behind_news",
    "turn_away",
    "wait_curtain",
    "lay_own",
    "lay_own_here",
    "lay_shared",
    "others_have",
    "all_laid",
    "chosen",
    "not_the_same",
    "news_for_me",
    "news_for_other",
    "news_tell",
    "news_listen",
    "scene_ready",
    "scene_surprise",
    "dance",
    "moved_on",
    "over",
];

/// Advice: what is said, and the choice that does it.
pub(crate) struct Advice {
    pub(crate) prompt: Prompt,
    pub(crate) next: Option<Choice>,
}

fn says(id: &str, next: Option<Choice>) -> Advice {
    Advice {
        prompt: Prompt::plain(id),
        next,
    }
}

fn does(id: &str, act: Act) -> Advice {
    says(id, Some(Choice::Act(act)))
}

impl Advice {
    fn what(mut self, id: &str) -> Self {
        self.prompt = self.prompt.word("what", id);
        self
    }

    fn place(mut self, id: &str) -> Self {
        self.prompt = self.prompt.word("place", id);
        self
    }
}

pub(crate) fn prompt(table: &Choosing, seat: usize) -> Prompt {
    let day = matches!(table.state.stage, Stage::Day(..));
    let here = table.state.people.get(seat).is_some_and(|person| person.here);
    if table.state.notice.is_some() && here && !day {
        return Prompt::plain("moved_on");
    }
    advice(table, seat).prompt
}

fn clue_id(table: &Choosing, clue: u8) -> &str {
    let clue = table.setting.parameters.clues.get(usize::from(clue));
    clue.map_or("", |clue| clue.id.as_str())
}

fn place_id(table: &Choosing, place: u8) -> &str {
    let place = table.setting.parameters.places.get(usize::from(place));
    place.map_or("", |place| place.id.as_str())
}

/// What is worth doing now.
pub(crate) fn advice(table: &Choosing, seat: usize) -> Advice {
    let state = &table.state;
    if state.over {
        return says("over", None);
    }
    if let Stage::Day(..) = state.stage {
        return day(table);
    }
    let Some(person) = state.people.get(seat).filter(|person| person.here) else {
        return does("join", Act::Here);
    };
    if let Some(open) = state.curtain {
        let id = if open.news { "behind_news" } else { "behind" };
        return if usize::from(open.seat) == seat {
            does(id, Act::CloseCurtain)
        } else {
            says("turn_away", None)
        };
    }
    match state.stage {
        Stage::Places if !person.ready => does("look_at_places", Act::Ready),
        Stage::Places if table.here().len() < 2 => says("wait_others", None),
        Stage::Places => says("wait_ready", None),
        Stage::Curtain if !person.looked => does("open_curtain", Act::OpenCurtain),
        Stage::Curtain => says("wait_curtain", None),
        Stage::Table | Stage::Day(..) => at_table(table, seat),
    }
}

fn day(table: &Choosing) -> Advice {
    match table.scene() {
        Some((clue, true)) => says("scene_ready", None).what(&thought_of(clue_id(table, clue))),
        Some((clue, false)) => says("scene_surprise", None).what(&surprise(clue_id(table, clue))),
        None => does("dance", Act::Finish),
    }
}

fn at_table(table: &Choosing, seat: usize) -> Advice {
    let state = &table.state;
    if let Some(clue) = table.held(seat) {
        return says("lay_own_here", None).what(clue_id(table, clue));
    }
    if let News::Came(whose) = state.news {
        return if usize::from(whose) == seat || table.is_quiet(usize::from(whose)) {
            does("news_for_me", Act::OpenCurtain)
        } else {
            says("news_for_other", None)
        };
    }
    if !state.people[seat].looked {
        return does("open_curtain", Act::OpenCurtain);
    }
    let own = table.deal.own.get(seat).into_iter().flatten();
    if let Some(clue) = own.copied().find(|clue| table.lies(*clue).is_none()) {
        return says("lay_own", Some(Choice::Take(clue))).what(clue_id(table, clue));
    }
    let (moved, to) = table.deal.news;
    if state.news == News::Seen(seat as u8) && table.lies(moved).is_none_or(|laid| laid.place != to) {
        let tell = says("news_tell", Some(Choice::Take(moved)));
        return tell.what(clue_id(table, moved)).place(place_id(table, to));
    }
    let waits = |clue: &u8| state.cards.get(usize::from(*clue)) == Some(&Where::Kept);
    if let Some(clue) = table.deal.shared.iter().copied().find(waits) {
        return says("lay_shared", Some(Choice::Take(clue)));
    }
    if table.others_keep(seat) > 0 {
        return says("others_have", None);
    }
    let differs = |other: usize| {
        state.people[other]
            .vote
            .is_some_and(|vote| state.people[seat].vote != Some(vote))
    };
    match state.people[seat].vote {
        Some(_) if table.here().into_iter().any(differs) => says("not_the_same", None),
        Some(vote) => says("chosen", None).place(place_id(table, vote)),
        None if matches!(state.news, News::Seen(_)) => says("news_listen", None),
        None => says("all_laid", None),
    }
}

/// Verbs that the prompt speaks of.
pub(crate) fn asked_verbs(table: &Choosing, seat: usize) -> Vec<Verb> {
    let asks = table.state.notice.is_none() && advice(table, seat).prompt.id == "others_have";
    if asks { vec![Verb::Ask] } else { Vec::new() }
}
