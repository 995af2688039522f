//! « Reprendre »: what was interrupted, whose it is, which situation and when.

use bevy_egui::egui::{Id, Rect, Ui, Vec2, vec2};
use station::{Ending, SessionSummary, Stage};
use wording::FluentValue;

use super::super::open_session::Open;
use super::{Chosen, Hall};
use crate::desk::Desk;
use crate::kit::{Column, Kit, Pictogram, TextStyle, id_of, measure, picture};
use crate::theme::{INK_SOFT, LEAF, SAND, STEP};

/// True where a session or its looking back was cut short, rather than left for later.
pub(super) fn was_cut(session: &SessionSummary) -> bool {
    session.ending == Ending::Interrupted || session.stage > Stage::Tell
}

/// True where whoever comes to the door may look for it: what was cut short, and what several played of which each tells
/// in their turn.
pub(super) fn is_expected(session: &SessionSummary) -> bool {
    was_cut(session) || !session.players.others.is_empty()
}

/// How long ago, in words.
pub(in crate::screens) fn ago(kit: &Kit<'_>, seconds: i64) -> String {
    let (unit, count) = match seconds / 60 {
        0..=1 => ("now", 0),
        minutes @ 2..=59 => ("minutes", minutes),
        minutes @ 60..=1439 => ("hours", minutes / 60),
        minutes => ("days", minutes / 1440),
    };
    kit.say_with(
        "game-ago",
        &[("unit", FluentValue::from(unit)), ("count", FluentValue::from(count))],
    )
}

/// Side of the picture of whose session it is, points.
const DISC: f32 = 56.0;

/// One session that can be gone on with; true where it was chosen.
pub(super) fn card(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    Open { whose, session }: &Open,
    first: bool,
    hall: &Hall,
    desk: &Desk,
) -> bool {
    let owner = hall.profiles.iter().find(|p| p.id == *whose);
    let name = owner.map_or("", |p| p.pseudonym.as_str());
    let situation = desk.library.by_hash(&session.scenario_hash);
    let situation = situation.map_or_else(|| session.scenario.clone(), |s| kit.text(&s.title).to_owned());
    let title = kit.say_with(
        "game-resume-what",
        &[
            ("name", FluentValue::from(name)),
            ("situation", FluentValue::from(situation)),
        ],
    );
    let line = kit.say(
        if session.ending == Ending::Interrupted && session.stage == Stage::Tell {
            "game-resume-interrupted"
        } else if was_cut(session) {
            "game-resume-on-the-way"
        } else {
            "game-resume-line"
        },
    );
    let line = format!("{} {line}", ago(kit, session.ago_s));
    let mut inside = column.at_most(column.width() - 2.0 * STEP);
    let (mut left, mut words) = inside.beside(86.0, 0.0);
    let lines = [(&title, TextStyle::STRONG), (&line, TextStyle::SMALL.soft())];
    let heights = lines.map(|(text, style)| measure(ui, words.width(), text, style).y + STEP / 2.0);
    let tall = heights.iter().sum::<f32>();
    let card = column.take((tall + 1.5 * STEP).max(76.0));
    let id = Id::new("resume").with(id_of(&(session.id.to_string(), whose.to_string())));
    let touch = kit.touch(ui, id, card, &title, first);
    kit.card_ground(ui, card, SAND, false);
    ui.painter()
        .rect_filled(inside.take_wide(6.0, card.height()), 3.0, LEAF);
    let disc = Rect::from_center_size(left.take(card.height()).center(), Vec2::splat(DISC));
    if let Some(owner) = owner {
        picture(ui.painter(), disc, owner.picture);
        if owner.has_code {
            let lock = Rect::from_center_size(disc.right_bottom() - vec2(2.0, 6.0), Vec2::splat(20.0));
            ui.painter().circle_filled(lock.center(), 14.0, SAND);
            Pictogram::Lock.draw(ui.painter(), lock, INK_SOFT);
        }
    }
    words.take((card.height() - tall) / 2.0);
    for (text, style) in lines {
        words.text(ui, text, style);
        words.gap(0.5);
    }
    kit.ring(ui, card, touch.focused);
    touch.chosen
}

/// All of them.
pub(super) fn list(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    sessions: &[&Open],
    hall: &Hall,
    desk: &Desk,
) -> Option<Chosen> {
    kit.scroll_column(ui, "resumable", place, |ui, kit, column| {
        let mut chosen = None;
        let mut list = column.at_most(820.0);
        for (index, session) in sessions.iter().enumerate() {
            if card(ui, kit, &mut list, session, index == 0, hall, desk) {
                chosen = Some(Chosen::Resume((*session).clone()));
            }
            list.gap(1.5);
        }
        column.join([&list]);
        chosen
    })
}
