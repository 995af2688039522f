//! A claim as a page shows it: the learner's words first, then per chosen row three views side by side, never averaged.

use std::collections::BTreeMap;

use simulation::TICKS_PER_SECOND;
use situation::drawing::{Evidence, Kind, Track};
use situation::journal::{MarkRole, Seen};
use situation::requirement::requirement_state;
use situation::selection::{ChosenRow, Extent, SelfAnswer};
use situation::text::Text;

use super::drawing_svg::object::{self, ObjectView};
use super::drawing_svg::{Sheet, clock, svg};
use super::kept_track::UnreadableTrack;
use super::{Marked, Recomputation, Review, ReviewedMoment, ReviewedRow, SeenBy, Standing};
use crate::definition::Definition;
use crate::words::Words;

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
    pub(crate) happened: Vec<Happened>,
    /// The row and the tick at which its attempt began: they name the moment.
    pub(crate) row: String,
    pub(crate) attempt: u32,
    pub(crate) confirmed: bool,
    pub(crate) standing: String,
    pub(crate) drawing: Option<DrawingView>,
}

/// Something that happened.
pub(crate) struct Happened {
    pub(crate) tick: u32,
    /// « 3:07 ».
    pub(crate) clock: String,
    pub(crate) text: String,
}

/// A moment's drawing.
pub(crate) enum DrawingView {
    /// SVG, how to read it, and whether it can be played.
    Drawn {
        svg: String,
        key: Option<String>,
        plays: bool,
    },
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

/// What was being made, where something was; ids of its drawings begin with `id`.
pub(crate) fn object(review: &Review, id: &str, words: Words) -> Option<ObjectView> {
    object::object(review.object.as_ref()?, review.ticks, id, words)
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

fn moment_view(moment: &ReviewedMoment, row: &str, seat: u8, words: Words) -> MomentView {
    let (confirmed, standing) = match &moment.standing {
        Standing::Confirmed => (true, words.say("bridge-moment-confirmed")),
        Standing::NotRecomputed { code } => (false, words.say(code)),
    };
    MomentView {
        span: format!("{} → {}", clock(moment.from), clock(moment.to)),
        ticks: format!("{} → {}", moment.from, moment.to),
        rule: moment.rule.clone(),
        happened: happened(moment, words),
        row: row.to_owned(),
        attempt: moment.attempt,
        confirmed,
        standing,
        drawing: drawing(moment, row, seat, words),
    }
}

/// Drawn now, from what happened; a claim of version 1 has its drawing already.
fn drawing(moment: &ReviewedMoment, row: &str, seat: u8, words: Words) -> Option<DrawingView> {
    if let (None, Some(clip)) = (&moment.track, &moment.clip) {
        return Some(DrawingView::Drawn {
            svg: words.as_written(clip),
            key: None,
            plays: false,
        });
    }
    let drawn = match Drawn::of(moment, row, seat)? {
        Ok(drawn) => drawn,
        Err(error) => {
            tracing::warn!(%error, "a moment's track cannot be read");
            return Some(DrawingView::Unreadable);
        }
    };
    let key = match drawn.track.kind {
        Kind::Plan(_) => "bridge-clip-key-plan",
        Kind::Lanes(_) | Kind::Board(_) => "bridge-clip-key",
    };
    Some(DrawingView::Drawn {
        svg: svg(&drawn.sheet(words), None),
        key: Some(words.say(key)),
        plays: true,
    })
}

/// A moment that can be drawn.
pub(crate) struct Drawn<'a> {
    pub(crate) track: Track,
    evidence: Evidence,
    names: &'a BTreeMap<String, Text>,
    id: String,
}

impl<'a> Drawn<'a> {
    /// `None` where no track is kept.
    fn of(moment: &'a ReviewedMoment, row: &str, seat: u8) -> Option<Result<Self, UnreadableTrack>> {
        let kept = moment.track.as_ref()?;
        Some(kept.track().map(|track| Self {
            track,
            evidence: Evidence {
                from: moment.from,
                to: moment.to,
                seat: Some(seat),
            },
            names: &kept.words,
            id: format!("{row}-{}", moment.attempt),
        }))
    }

    /// The tick at which the moment itself begins.
    pub(crate) fn begins(&self) -> u32 {
        self.evidence.from.clamp(self.track.first, self.track.last)
    }

    /// What is put on paper.
    pub(crate) fn sheet(&self, words: Words) -> Sheet<'_> {
        Sheet {
            track: &self.track,
            evidence: self.evidence,
            names: self.names,
            id: &self.id,
            words,
        }
    }
}

/// A moment of a claim: its row, what is said of it, and its drawing where one is kept that can be read.
pub(crate) fn moment<'a>(
    review: &'a Review,
    row: &str,
    attempt: u32,
    words: Words,
) -> Option<(String, MomentView, Option<Drawn<'a>>)> {
    let (row, seat) = (
        review.rows.iter().find(|known| known.row == row)?,
        review.selection.seat,
    );
    let moment = row.moments.iter().find(|moment| moment.attempt == attempt)?;
    let drawn = Drawn::of(moment, &row.row, seat).and_then(Result::ok);
    Some((words.of(&row.text), moment_view(moment, &row.row, seat, words), drawn))
}

fn happened(moment: &ReviewedMoment, words: Words) -> Vec<Happened> {
    let events = moment.events.iter().map(|(tick, text)| (*tick, words.of(text)));
    let marks = moment.marks.iter().map(|mark| (mark.tick, marked(mark, words)));
    let one = |(tick, text): (u32, String)| Happened {
        tick,
        clock: clock(tick),
        text,
    };
    let mut all: Vec<Happened> = events.chain(marks).map(one).collect();
    all.sort_by_key(|one| one.tick);
    all
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
        Recomputation::Yes => {
            let moments: Vec<&ReviewedMoment> = review.rows.iter().flat_map(|r| &r.moments).collect();
            let confirmed = moments.iter().filter(|m| m.standing == Standing::Confirmed).count();
            said.push(words.with_all(
                "bridge-recomputed",
                &[("confirmed", confirmed.to_string()), ("all", moments.len().to_string())],
            ));
        }
        Recomputation::OtherRevision { have, need } => said.push(words.with_all(
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
