//! « Reprendre »: what was interrupted, whose it is, which situation and when.

use bevy_egui::egui::{Id, Pos2, Rect, Ui, vec2};
use station::{Ending, SessionSummary, Stage};
use wording::FluentValue;

use super::{Chosen, Hall};
use crate::desk::Desk;
use crate::kit::{Kit, Pictogram, TextStyle, id_of, measure, picture, write};
use crate::theme::{INK_SOFT, LEAF, SAND, STEP};

/// True where a session or its looking back was cut short, rather than left for later.
pub(super) fn was_cut(session: &SessionSummary) -> bool {
    session.ending == Ending::Interrupted || session.stage > Stage::Tell
}

/// How long ago, in words.
pub(super) fn ago(kit: &Kit<'_>, seconds: i64) -> String {
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

/// One session that can be gone on with, from `at`; true where it was chosen, and where its card ends.
pub(super) fn card(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    at: Pos2,
    width: f32,
    session: &SessionSummary,
    first: bool,
    hall: &Hall,
    desk: &Desk,
) -> (bool, f32) {
    let owner = hall.profiles.iter().find(|p| p.id == session.players.doer);
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
    let text = width - 100.0;
    let title_size = measure(ui, text, &title, TextStyle::STRONG);
    let line_size = measure(ui, text, &line, TextStyle::SMALL);
    let tall = (title_size.y + line_size.y + 4.0 + 2.0 * STEP).max(76.0);
    let rect = Rect::from_min_size(at, vec2(width, tall));
    let touch = kit.touch(
        ui,
        Id::new("resume").with(id_of(&session.id.to_string())),
        rect,
        &title,
        first,
    );
    kit.card_ground(ui, rect, SAND, false);
    ui.painter()
        .rect_filled(Rect::from_min_size(rect.min, vec2(6.0, tall)), 3.0, LEAF);
    let disc = Rect::from_center_size(Pos2::new(rect.left() + 46.0, rect.center().y), vec2(56.0, 56.0));
    if let Some(owner) = owner {
        picture(ui.painter(), disc, owner.picture);
        if owner.has_code {
            let lock = Rect::from_center_size(disc.right_bottom() - vec2(2.0, 6.0), vec2(20.0, 20.0));
            ui.painter().circle_filled(lock.center(), 14.0, SAND);
            Pictogram::Lock.draw(ui.painter(), lock, INK_SOFT);
        }
    }
    let top = rect.center().y - (title_size.y + 4.0 + line_size.y) / 2.0;
    let left = rect.left() + 86.0;
    write(ui, Pos2::new(left, top), text, &title, TextStyle::STRONG);
    let below = Pos2::new(left, top + title_size.y + 4.0);
    write(ui, below, text, &line, TextStyle::SMALL.soft());
    kit.ring(ui, rect, touch.focused);
    (touch.chosen, rect.bottom())
}

/// All of them.
pub(super) fn list(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    sessions: &[&SessionSummary],
    hall: &Hall,
    desk: &Desk,
) -> Option<Chosen> {
    kit.scroll(ui, "resumable", place, |ui, kit| {
        let whole = ui.max_rect();
        let mut at = whole.min + vec2(6.0, 6.0);
        let mut chosen = None;
        for (index, session) in sessions.iter().enumerate() {
            let width = (whole.width() - 26.0).min(820.0);
            let (touched, bottom) = card(ui, kit, at, width, session, index == 0, hall, desk);
            if touched {
                chosen = Some(Chosen::Resume((*session).clone()));
            }
            at.y = bottom + 1.5 * STEP;
        }
        ui.allocate_space(vec2(10.0, at.y - whole.top()));
        chosen
    })
}
