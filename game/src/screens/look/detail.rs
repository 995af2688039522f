//! One row in hand: its question, its clip, the three views, one's own words.

use bevy_egui::egui::{Pos2, Rect, Stroke, StrokeKind, Ui, vec2};
use situation::journal::{MarkRole, Seen};
use situation::selection::SelfAnswer;
use station::{SeenRow, SeenState};
use wording::FluentValue;

use super::Looked;
use super::show_clip::{Clipped, Key};
use crate::kit::{Field, Kit, Pictogram, TextStyle, Weight, columns, measure, ribbon, spark, write};
use crate::screens::self_assess::{ANSWERS, answers};
use crate::theme::{self, INK, INK_SOFT, PETROL, SAND, SAND_DEEP, STEP, SUN};

/// What the learner wants.
pub(super) enum Wish {
    Take(usize),
    Moment(usize),
    Later(SelfAnswer),
}

/// Most characters of the words about a row.
const MOST: usize = 400;

pub(super) fn show(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    looked: &mut Looked,
    clipped: &mut Clipped,
) -> Option<Wish> {
    let Some(row) = looked.in_hand().cloned() else {
        clipped.want(None, None);
        let words = kit.say(if looked.rows.is_empty() {
            "game-look-nothing"
        } else {
            "game-look-all-folded"
        });
        spark(ui.painter(), place.center() - vec2(0.0, 60.0), 48.0, None, SAND_DEEP);
        let line = Rect::from_center_size(place.center() + vec2(0.0, 40.0), vec2(place.width().min(620.0), 90.0));
        crate::kit::write_centred(ui, line, &words, TextStyle::LEAD.soft());
        return None;
    };
    let mut wish = None;
    // The question speaks of what was seen; without that, the row itself says what it is about.
    let seen = row.seen_state == SeenState::Seen;
    let question = kit.text(if seen { &row.question } else { &row.text }).to_owned();
    let line = write(
        ui,
        place.min,
        place.width(),
        &question,
        TextStyle::HEADING.in_colour(PETROL),
    );
    let bottom = place.bottom();
    let words = Rect::from_min_max(Pos2::new(place.left(), bottom - 54.0), place.max);
    let later = Rect::from_min_max(
        Pos2::new(place.left(), words.top() - STEP - 46.0),
        Pos2::new(place.right(), words.top() - STEP),
    );
    let views = Rect::from_min_max(
        Pos2::new(place.left(), later.top() - STEP - 92.0),
        Pos2::new(place.right(), later.top() - STEP),
    );
    let time = Rect::from_min_max(
        Pos2::new(place.left(), views.top() - STEP - 46.0),
        Pos2::new(place.right(), views.top() - STEP),
    );
    let film = Rect::from_min_max(
        Pos2::new(place.left(), line.bottom() + STEP),
        Pos2::new(place.right(), time.top() - 4.0),
    );

    match row.observations.get(looked.moment) {
        Some(moment) => {
            clipped.want(
                Some(Key {
                    from: moment.from,
                    to: moment.to,
                    row: row.row.clone(),
                }),
                Some(film.intersect(ui.clip_rect())),
            );
            clipped.draw(ui, kit, film);
            let seconds = |tick: u32| tick as f32 / simulation::TICKS_PER_SECOND as f32;
            let moments: Vec<_> = row
                .observations
                .iter()
                .enumerate()
                .map(|(i, o)| (seconds(o.from), seconds(o.to), i == looked.moment))
                .collect();
            let band = Rect::from_min_max(time.min, Pos2::new(time.right() - 330.0, time.bottom() - 18.0));
            ribbon(ui, band, clipped.length_s(), &moments);
            wish = moment_ways(ui, kit, time, row.observations.len(), looked.moment, clipped);
        }
        None => {
            clipped.want(None, None);
            kit.card_ground(ui, film, theme::PAPER, false);
            spark(ui.painter(), film.center() - vec2(0.0, 24.0), 40.0, None, SAND_DEEP);
            let id = match row.seen_state {
                SeenState::NoOccasion => "game-look-no-occasion",
                SeenState::NotSeenHere => "game-look-not-seen",
                SeenState::Seen => "game-look-by-people",
            };
            let at = Rect::from_center_size(film.center() + vec2(0.0, 44.0), vec2(film.width() - 40.0, 40.0));
            crate::kit::write_centred(ui, at, &kit.say(id), TextStyle::BODY.soft());
        }
    }
    three_views(ui, kit, views, &row);
    let label = kit.say("game-look-later");
    let size = measure(ui, 220.0, &label, TextStyle::STRONG);
    write(
        ui,
        Pos2::new(later.left(), later.center().y - size.y / 2.0),
        220.0,
        &label,
        TextStyle::STRONG,
    );
    let buttons = Rect::from_min_max(Pos2::new(later.left() + 230.0, later.top()), later.max);
    if let Some(answer) = answers(ui, kit, buttons, "later", row.self_later, false) {
        wish = Some(Wish::Later(answer));
    }
    let hint = kit.say("game-look-words");
    kit.field(
        ui,
        ("words", row.row.as_str()),
        words,
        Field {
            text: &mut looked.words,
            hint: &hint,
            most: MOST,
            first: false,
        },
    );
    wish
}

/// Play again, and from one moment to the next.
fn moment_ways(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    count: usize,
    now: usize,
    clipped: &mut Clipped,
) -> Option<Wish> {
    let mut wish = None;
    let top = place.top() + 2.0;
    let mut x = place.right();
    let mut take = |width: f32| {
        let rect = Rect::from_min_size(Pos2::new(x - width, top), vec2(width, 40.0));
        x -= width + STEP;
        rect
    };
    if count > 1 {
        for (id, sign, to) in [
            ("moment-next", Pictogram::Onward, now + 1),
            ("moment-before", Pictogram::Back, now + count - 1),
        ] {
            let name = kit.say(&format!("game-look-{id}"));
            if kit.sign_button(ui, id, take(52.0), &name, sign) {
                wish = Some(Wish::Moment(to % count));
            }
        }
    }
    let label = kit.say("game-look-again");
    if kit.button(
        ui,
        "clip-again",
        take(150.0),
        &label,
        Some(Pictogram::Again),
        Weight::Quiet,
    ) {
        clipped.again();
    }
    wish
}

/// Self, game and people side by side, never averaged.
fn three_views(ui: &Ui, kit: &Kit<'_>, place: Rect, row: &SeenRow) {
    let thirds = columns(place, 3);
    let answer = |given: Option<SelfAnswer>| {
        given
            .and_then(|a| ANSWERS.iter().find(|(known, ..)| *known == a))
            .map(|(_, sign, words)| (*sign, kit.say(words)))
    };
    let own = answer(row.self_first);
    let (sign, said) = own.unwrap_or((Pictogram::Question, kit.say("game-look-no-answer")));
    column(
        ui,
        thirds[0],
        Pictogram::Person,
        &kit.say("game-look-me"),
        Some(sign),
        &said,
    );

    let count = row.observations.len();
    let (sign, said) = if count > 0 {
        (
            Pictogram::Spark,
            kit.say_with("game-look-moments", &[("count", FluentValue::from(count))]),
        )
    } else {
        let id = match row.seen_state {
            _ if row.source != station::RowSource::Game => "game-look-not-the-game",
            SeenState::NoOccasion => "game-look-no-occasion",
            _ => "game-look-not-yet",
        };
        (Pictogram::Outline, kit.say(id))
    };
    column(
        ui,
        thirds[1],
        Pictogram::Eye,
        &kit.say("game-look-game"),
        Some(sign),
        &said,
    );

    let (sign, said) = match row.people.last() {
        Some(mark) => {
            let who = match mark.role {
                MarkRole::Witness => kit.say("game-look-witness"),
                MarkRole::Animator => kit.say("game-look-animator"),
                MarkRole::OneSelf => kit.say("game-look-me"),
            };
            let how = kit.say(match mark.seen {
                Seen::WithHelp => "game-seen-with-help",
                Seen::Seen => "game-seen",
                Seen::OftenAlone => "game-seen-often",
                Seen::HelpsOthers => "game-seen-helps",
            });
            (Pictogram::Spark, format!("{who} : {how}"))
        }
        None => (Pictogram::Outline, kit.say("game-look-no-people")),
    };
    column(
        ui,
        thirds[2],
        Pictogram::Pair,
        &kit.say("game-look-people"),
        Some(sign),
        &said,
    );
}

fn column(ui: &Ui, place: Rect, sign: Pictogram, title: &str, mark: Option<Pictogram>, said: &str) {
    ui.painter().rect_filled(place, theme::ROUND, SAND);
    ui.painter()
        .rect_stroke(place, theme::ROUND, Stroke::new(1.5, SAND_DEEP), StrokeKind::Inside);
    sign.draw(
        ui.painter(),
        Rect::from_min_size(place.min + vec2(12.0, 10.0), vec2(24.0, 24.0)),
        INK,
    );
    write(
        ui,
        place.min + vec2(46.0, 9.0),
        place.width() - 56.0,
        title,
        TextStyle::STRONG,
    );
    if let Some(mark) = mark {
        let at = Rect::from_min_size(place.min + vec2(12.0, 48.0), vec2(26.0, 26.0));
        if mark == Pictogram::Spark {
            spark(ui.painter(), at.center(), 15.0, Some(SUN), INK);
        } else {
            mark.draw(ui.painter(), at, INK_SOFT);
        }
    }
    write(
        ui,
        place.min + vec2(46.0, 42.0),
        place.width() - 56.0,
        said,
        TextStyle::SMALL,
    );
}
