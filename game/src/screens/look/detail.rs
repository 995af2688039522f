//! One row in hand: its question, its clip, the three views, one's own words.

use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use situation::journal::{MarkRole, Seen};
use situation::selection::SelfAnswer;
use station::{SeenRow, SeenState};
use wording::FluentValue;

use super::Looked;
use super::show_clip::{Clipped, Key};
use crate::desk::LookingBack;
use crate::kit::{Column, Field, Kit, Pictogram, Pile, Row, TextStyle, Weight, measure, ribbon, spark, write_centred};
use crate::scene::Staged;
use crate::screens::self_assess::{ANSWERS, answers};
use crate::theme::{INK, INK_SOFT, PAPER, PETROL, SAND, SAND_DEEP, STEP, SUN};

/// What the learner wants.
pub(super) enum Wish {
    Take(usize),
    Moment(usize),
    Later(SelfAnswer),
}

/// Room from which the answers of later stand beside their question, points.
const LATER_BESIDE: f32 = 720.0;

/// Most characters of the words about a row.
const MOST: usize = 400;

pub(super) fn show(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    looked: &mut Looked,
    clipped: &mut Clipped,
    played: (Option<&Staged>, &LookingBack),
) -> Option<Wish> {
    let Some(row) = looked.in_hand().cloned() else {
        clipped.want(None, None);
        let words = kit.say(if looked.rows.is_empty() {
            "game-look-nothing"
        } else {
            "game-look-all-folded"
        });
        outline(ui, place, 48.0, &words, TextStyle::LEAD.soft());
        return None;
    };
    let mut wish = None;
    // The question speaks of what was seen; without that, the row itself says what it is about.
    let seen = row.seen_state == SeenState::Seen;
    let question = kit.text(if seen { &row.question } else { &row.text }).to_owned();
    let mut pile = Pile::of(place);
    pile.text(ui, &question, TextStyle::HEADING.in_colour(PETROL));
    pile.gap(1.0);
    let mut lower = |height: f32, gap: f32| {
        let place = pile.bottom(height);
        pile.gap_bottom(gap);
        place
    };
    let words = lower(54.0, 1.0);
    let narrow = place.width() < LATER_BESIDE;
    let later = lower(if narrow { 84.0 } else { 46.0 }, 1.0);
    let said = three_views(kit, &row);
    let views = lower(views_height(ui, place.width(), &said), 1.0);
    let time = lower(46.0, 0.5);
    let film = pile.rest();

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
            clipped.draw(ui, kit, film, played);
            let seconds = |tick: u32| tick as f32 / simulation::TICKS_PER_SECOND as f32;
            let moments: Vec<_> = row
                .observations
                .iter()
                .enumerate()
                .map(|(i, o)| (seconds(o.from), seconds(o.to), i == looked.moment))
                .collect();
            let mut line = Row::of(time);
            let ways = line.right(WAYS);
            let mut band = Pile::of(line.rest());
            band.gap_bottom(2.25);
            ribbon(ui, band.rest(), clipped.length_s(), &moments);
            wish = moment_ways(ui, kit, ways, moments.len(), looked.moment, clipped);
        }
        None => {
            clipped.want(None, None);
            kit.card_ground(ui, film, PAPER, false);
            let id = match row.seen_state {
                SeenState::NoOccasion => "game-look-no-occasion",
                SeenState::NotSeenHere => "game-look-not-seen",
                SeenState::Seen => "game-look-by-people",
            };
            outline(ui, film, 40.0, &kit.say(id), TextStyle::BODY.soft());
        }
    }
    draw_views(ui, kit, views, &said);
    let label = kit.say("game-look-later");
    let place = if narrow {
        let mut pile = Pile::of(later);
        pile.text(ui, &label, TextStyle::STRONG);
        pile.gap(0.5);
        pile.rest()
    } else {
        let mut line = Row::of(later);
        Row::of(line.left(220.0)).text(ui, &label, TextStyle::STRONG);
        line.gap(1.25);
        line.rest()
    };
    if let Some(answer) = answers(ui, kit, place, "later", row.self_later, false) {
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

/// An outline where nothing is to be seen, and words below it.
fn outline(ui: &Ui, place: Rect, radius: f32, words: &str, style: TextStyle) {
    let width = (place.width() - 5.0 * STEP).min(620.0);
    let tall = 2.0 * radius + 2.0 * STEP + measure(ui, width, words, style).y;
    let mut pile = Pile::of(Rect::from_center_size(place.center(), vec2(width, tall)));
    spark(ui.painter(), pile.top(2.0 * radius).center(), radius, None, SAND_DEEP);
    pile.gap(2.0);
    write_centred(ui, pile.rest(), words, style);
}

/// Room beside the ribbon for the ways to other moments, points.
const WAYS: f32 = 330.0;

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
    let mut row = Row::of(place.shrink2(vec2(0.0, 3.0)));
    if count > 1 {
        for (id, sign, to) in [
            ("game-look-moment-next", Pictogram::Onward, now + 1),
            ("game-look-moment-before", Pictogram::Back, now + count - 1),
        ] {
            let name = kit.say(id);
            if kit.sign_button(ui, id, row.right(52.0), &name, sign) {
                wish = Some(Wish::Moment(to % count));
            }
            row.gap_right(1.0);
        }
    }
    let label = kit.say("game-look-again");
    let again = row.right(150.0);
    if kit.button(ui, "clip-again", again, &label, Some(Pictogram::Again), Weight::Quiet) {
        clipped.again();
    }
    wish
}

/// One of the three views: whose it is, its sign, and what it says.
type View = (&'static str, Pictogram, (Pictogram, String));

/// Self, game and people side by side, never averaged.
fn three_views(kit: &Kit<'_>, row: &SeenRow) -> [View; 3] {
    [
        ("game-look-me", Pictogram::Person, own_view(kit, row)),
        ("game-look-game", Pictogram::Eye, game_view(kit, row)),
        ("game-look-people", Pictogram::Pair, people_view(kit, row)),
    ]
}

/// Where signs and words of a view stand.
fn view_columns(view: Column) -> (Column, Column) {
    view.inside(1.5).beside(24.0, 1.25)
}

/// Height that the views need side by side at `width`.
fn views_height(ui: &Ui, width: f32, views: &[View]) -> f32 {
    let column = Column::new(Pos2::ZERO, width).split(views.len(), 2.0)[0];
    let room = view_columns(column).1.width();
    let said = views
        .iter()
        .map(|(.., (_, said))| measure(ui, room, said, TextStyle::SMALL).y);
    let title = measure(ui, f32::INFINITY, "M", TextStyle::STRONG).y;
    (said.fold(0.0, f32::max) + title + 3.0 * STEP).max(92.0)
}

fn draw_views(ui: &Ui, kit: &Kit<'_>, place: Rect, views: &[View]) {
    let columns = Column::of(place).split(views.len(), 2.0);
    for ((title, sign, (mark, said)), mut column) in views.iter().zip(columns) {
        let (mut signs, mut words) = view_columns(column);
        kit.card_ground(ui, column.take(place.height()), SAND, false);
        signs.gap(1.25);
        sign.draw(ui.painter(), signs.take(24.0), INK);
        signs.gap(1.75);
        let at = signs.take(24.0);
        if *mark == Pictogram::Spark {
            spark(ui.painter(), at.center(), 15.0, Some(SUN), INK);
        } else {
            mark.draw(ui.painter(), at, INK_SOFT);
        }
        words.gap(1.0);
        words.text(ui, &kit.say(title), TextStyle::STRONG);
        words.gap(1.0);
        words.text(ui, said, TextStyle::SMALL);
    }
}

/// What the learner said first.
fn own_view(kit: &Kit<'_>, row: &SeenRow) -> (Pictogram, String) {
    let known = row
        .self_first
        .and_then(|own| ANSWERS.iter().find(|(answer, ..)| *answer == own));
    let (sign, words) = known.map_or((Pictogram::Question, "game-look-no-answer"), |(_, sign, words)| {
        (*sign, *words)
    });
    (sign, kit.say(words))
}

/// What the game saw.
fn game_view(kit: &Kit<'_>, row: &SeenRow) -> (Pictogram, String) {
    let count = row.observations.len();
    if count > 0 {
        let count = [("count", FluentValue::from(count))];
        return (Pictogram::Spark, kit.say_with("game-look-moments", &count));
    }
    let id = match row.seen_state {
        _ if row.source != station::RowSource::Game => "game-look-not-the-game",
        SeenState::NoOccasion => "game-look-no-occasion",
        _ => "game-look-not-yet",
    };
    (Pictogram::Outline, kit.say(id))
}

/// What people saw.
fn people_view(kit: &Kit<'_>, row: &SeenRow) -> (Pictogram, String) {
    let Some(mark) = row.people.last() else {
        return (Pictogram::Outline, kit.say("game-look-no-people"));
    };
    let who = kit.say(match mark.role {
        MarkRole::Witness => "game-look-witness",
        MarkRole::Animator => "game-look-animator",
        MarkRole::OneSelf => "game-look-me",
    });
    let how = kit.say(match mark.seen {
        Seen::WithHelp => "game-seen-with-help",
        Seen::Seen => "game-seen",
        Seen::OftenAlone => "game-seen-often",
        Seen::HelpsOthers => "game-seen-helps",
    });
    (Pictogram::Spark, format!("{who} : {how}"))
}
