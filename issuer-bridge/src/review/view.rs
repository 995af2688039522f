//! A claim as a page shows it: the learner's words first, then per chosen row three views side by side, never averaged.

use simulation::TICKS_PER_SECOND;
use situation::drawing::{Evidence, Kind};
use situation::journal::{MarkRole, Seen};
use situation::requirement::requirement_state;
use situation::selection::{ChosenRow, Extent, SelfAnswer};

use super::drawing_svg::{clock, svg};
use super::{Marked, Moment, Recomputed, Review, ReviewedRow, SeenBy, Standing};
use crate::definition::Definition;
use crate::language::Words;

/// A chosen row.
pub(crate) struct RowView {
    pub(crate) text: String,
    pub(crate) question: String,
    /// The learner's first answer, then « maintenant, je dirais… », then their words.
    pub(crate) self_first: Option<String>,
    pub(crate) self_later: Option<String>,
    pub(crate) self_words: String,
    /// Whether the game can see this row at all.
    pub(crate) by_game: bool,
    pub(crate) sentence: Option<String>,
    pub(crate) thresholds: Vec<ThresholdView>,
    pub(crate) moments: Vec<MomentView>,
    pub(crate) people: Vec<String>,
    /// Self and others do not say the same: a question, not a verdict.
    pub(crate) differs: bool,
}

pub(crate) struct ThresholdView {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) reason: String,
}

pub(crate) struct MomentView {
    /// « 3:07 → 3:12 ».
    pub(crate) span: String,
    /// Ticks, for whoever wants to look it up in the journal.
    pub(crate) ticks: String,
    pub(crate) rule: String,
    /// What happened and what people marked, in order of time.
    pub(crate) happened: Vec<String>,
    pub(crate) confirmed: bool,
    pub(crate) standing: String,
    pub(crate) drawing: Option<DrawingView>,
}

/// A moment's drawing.
pub(crate) enum DrawingView {
    /// SVG, and how to read it.
    Drawn { svg: String, key: Option<String> },
    /// It is kept, and this program cannot read it.
    Unreadable,
}

/// What the badge asks for, line by line; it guides and never refuses.
pub(crate) struct RequirementView {
    pub(crate) there: bool,
    pub(crate) text: String,
}

pub(crate) fn rows(review: &Review, words: Words) -> Vec<RowView> {
    review
        .rows
        .iter()
        .map(|row| {
            let chosen = review.selection.rows.iter().find(|c| c.row == row.row);
            row_view(row, chosen, review.selection.seat, words)
        })
        .collect()
}

fn row_view(row: &ReviewedRow, chosen: Option<&ChosenRow>, seat: u8, words: Words) -> RowView {
    let first = chosen.and_then(|c| c.self_first);
    let later = chosen.and_then(|c| c.self_later);
    let people: Vec<String> = chosen.map_or_else(Vec::new, |c| {
        c.people
            .iter()
            .map(|(role, seen, tick)| person(*role, *seen, *tick, words))
            .collect()
    });
    let others_saw = !row.moments.is_empty() || !people.is_empty();
    let alone = matches!(first, Some(SelfAnswer::Yes)) && !others_saw && row.seen_by != SeenBy::OneSelf;
    RowView {
        text: words.of(&row.text),
        question: words.of(&row.question),
        self_first: first.map(|a| words.say(answer(a))),
        self_later: later.map(|a| words.say(answer(a))),
        self_words: chosen.map_or_else(String::new, |c| c.words.trim().to_owned()),
        by_game: row.seen_by == SeenBy::Game,
        sentence: row.sentence.as_ref().map(|s| words.of(s)),
        thresholds: row
            .thresholds
            .iter()
            .map(|t| ThresholdView {
                name: t.name.clone(),
                value: t.value.clone(),
                reason: words.of(&t.reason),
            })
            .collect(),
        moments: row
            .moments
            .iter()
            .map(|m| moment_view(m, &row.row, seat, words))
            .collect(),
        people,
        differs: alone,
    }
}

fn moment_view(moment: &Moment, row: &str, seat: u8, words: Words) -> MomentView {
    let (confirmed, standing) = match &moment.standing {
        Standing::Confirmed => (true, words.say("bridge-moment-confirmed")),
        Standing::NotRecomputed { code } => (false, words.say(code)),
    };
    MomentView {
        span: format!("{} → {}", clock(moment.from), clock(moment.to)),
        ticks: format!("{} → {}", moment.from, moment.to),
        rule: moment.rule.clone(),
        happened: happened(moment, words),
        confirmed,
        standing,
        drawing: drawing(moment, row, seat, words),
    }
}

/// Drawn now, from what happened; a claim of version 1 has its drawing already.
fn drawing(moment: &Moment, row: &str, seat: u8, words: Words) -> Option<DrawingView> {
    let Some(kept) = &moment.track else {
        return moment.clip.as_ref().map(|clip| DrawingView::Drawn {
            svg: words.as_written(clip),
            key: None,
        });
    };
    let track = match kept.track() {
        Ok(track) => track,
        Err(error) => {
            tracing::warn!(%error, "a moment's track cannot be read");
            return Some(DrawingView::Unreadable);
        }
    };
    let evidence = Evidence {
        from: moment.from,
        to: moment.to,
        seat: Some(seat),
    };
    let id = format!("{row}-{}", moment.attempt);
    let key = match track.kind {
        Kind::Plan(_) => "bridge-clip-key-plan",
        Kind::Lanes(_) | Kind::Board(_) => "bridge-clip-key",
    };
    Some(DrawingView::Drawn {
        svg: svg(&track, evidence, &kept.words, &id, words),
        key: Some(words.say(key)),
    })
}

fn happened(moment: &Moment, words: Words) -> Vec<String> {
    let events = moment.events.iter().map(|(tick, text)| (*tick, words.of(text)));
    let marks = moment.marks.iter().map(|mark| (mark.tick, marked(mark, words)));
    let mut all: Vec<(u32, String)> = events.chain(marks).collect();
    all.sort_by_key(|(tick, _)| *tick);
    let line = |(tick, text): (u32, String)| format!("{} · {text}", clock(tick));
    all.into_iter().map(line).collect()
}

fn marked(mark: &Marked, words: Words) -> String {
    let sentence = if mark.own {
        "bridge-moment-mark"
    } else {
        "bridge-moment-mark-other"
    };
    words.with(sentence, "row", words.of(&mark.text))
}

fn answer(answer: SelfAnswer) -> &'static str {
    match answer {
        SelfAnswer::Yes => "bridge-self-yes",
        SelfAnswer::WithHelp => "bridge-self-with-help",
        SelfAnswer::NotThisTime => "bridge-self-not-this-time",
        SelfAnswer::DontKnow => "bridge-self-dont-know",
    }
}

fn person(role: MarkRole, seen: Seen, tick: u32, words: Words) -> String {
    let who = match role {
        MarkRole::Witness => "bridge-person-witness",
        MarkRole::Animator => "bridge-person-animator",
        MarkRole::OneSelf => "bridge-person-self",
    };
    let how = match seen {
        Seen::WithHelp => "bridge-seen-with-help",
        Seen::Seen => "bridge-seen-seen",
        Seen::OftenAlone => "bridge-seen-often-alone",
        Seen::HelpsOthers => "bridge-seen-helps-others",
    };
    format!("{} · {} · {}", words.say(who), words.say(how), clock(tick))
}

/// « Au moins 3 de ces 5 », the account, a witness.
pub(crate) fn requirement(review: &Review, definition: &Definition, words: Words) -> Vec<RequirementView> {
    let state = requirement_state(&definition.badge, &review.selection);
    let mut lines = Vec::new();
    if state.at_least > 0 {
        let all = state.shown.len() + state.open.len();
        lines.push(RequirementView {
            there: state.rows_are_there(),
            text: words.with_all(
                "bridge-requires-rows",
                &[
                    ("wanted", state.at_least.to_string()),
                    ("among", all.to_string()),
                    ("there", state.shown.len().to_string()),
                ],
            ),
        });
    }
    if let Some(there) = state.account {
        lines.push(RequirementView {
            there,
            text: words.say("bridge-requires-account"),
        });
    }
    if let Some(there) = state.witness {
        lines.push(RequirementView {
            there,
            text: words.say("bridge-requires-witness"),
        });
    }
    lines
}

/// What was worked out here and what was not, in sentences.
pub(crate) fn recomputation(review: &Review, words: Words) -> Vec<String> {
    let mut said = Vec::new();
    match &review.recomputed {
        Recomputed::Yes => {
            let moments: Vec<&Moment> = review.rows.iter().flat_map(|r| &r.moments).collect();
            let confirmed = moments.iter().filter(|m| m.standing == Standing::Confirmed).count();
            said.push(words.with_all(
                "bridge-recomputed",
                &[("confirmed", confirmed.to_string()), ("all", moments.len().to_string())],
            ));
        }
        Recomputed::OtherRevision { have, need } => said.push(words.with_all(
            "bridge-other-revision",
            &[("have", have.clone()), ("need", need.clone())],
        )),
    }
    let seconds = |ticks: u32| (ticks / TICKS_PER_SECOND).to_string();
    said.push(match review.selection.extent {
        Extent::Extracts => words.with_all(
            "bridge-extracts",
            &[
                ("shown", seconds(review.disclosed_ticks)),
                ("whole", seconds(review.ticks)),
            ],
        ),
        Extent::Whole => words.with("bridge-whole", "whole", seconds(review.ticks)),
    });
    said
}
