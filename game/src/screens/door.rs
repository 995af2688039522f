//! At the door: the twelve pictures, and the code of four of them.

use bevy_egui::egui::{Id, Rect, Ui, Vec2, vec2};
use station::{Picture, Profile, Station, StationError};
use wording::FluentValue;

use crate::kit::{Column, Kit, Pictogram, TextStyle, picture, picture_name};
use crate::theme::{PAPER, PETROL, SAND, STEP};

/// Somebody who has a code, showing it; `then` is what they came for.
pub(crate) struct Knock<T> {
    /// Who.
    pub(crate) profile: Profile,
    entered: Vec<Picture>,
    /// What for.
    pub(super) then: T,
}

impl<T> Knock<T> {
    /// Nothing is shown yet.
    pub(crate) fn of(profile: Profile, then: T) -> Self {
        Self {
            profile,
            entered: Vec::new(),
            then,
        }
    }

    /// Draws what is asked; gives the picture that was shown.
    pub(crate) fn ask(&self, ui: &mut Ui, kit: &mut Kit<'_>, place: Rect) -> Option<Picture> {
        kit.scroll_column(ui, "code", place, |ui, kit, column| {
            const DISC: f32 = 72.0;
            let (mut left, mut right) = column.beside(DISC, 2.0);
            picture(ui.painter(), left.take(DISC), self.profile.picture);
            let name = FluentValue::from(self.profile.pseudonym.as_str());
            let words = kit.say_with("game-code-ask", &[("name", name)]);
            right.text(ui, &words, TextStyle::HEADING);
            right.gap(1.25);
            let mut dots = right.flow(2.0);
            for index in 0..4 {
                let dot = if index < self.entered.len() { PETROL } else { SAND };
                ui.painter().circle_filled(dots.take(32.0, 28.0).center(), 14.0, dot);
            }
            right.below(dots.bottom());
            column.join([&left, &right]);
            column.gap(3.0);
            pictures(ui, kit, column, None, true)
        })
    }

    /// One more picture; with four the code is tried. True where it opens.
    pub(crate) fn show(&mut self, sign: Picture, station: &mut Station) -> Result<bool, StationError> {
        self.entered.push(sign);
        let Ok(code) = <[Picture; 4]>::try_from(self.entered.as_slice()) else {
            return Ok(false);
        };
        self.entered.clear();
        station.unlock(&self.profile.id, Some(&code)).map(|()| true)
    }
}

/// The twelve pictures to choose from, as many in a row as there is room for; the one chosen.
pub(super) fn pictures(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    now: Option<Picture>,
    first: bool,
) -> Option<Picture> {
    const SIDE: f32 = 96.0;
    let mut chosen = None;
    // Six side by side at most.
    let mut flow = column.at_most(6.0 * SIDE + 10.0 * STEP).flow(2.0);
    for (index, sign) in Picture::ALL.into_iter().enumerate() {
        let disc = flow.take(SIDE, SIDE);
        let name = kit.say(picture_name(sign));
        let touch = kit.touch(ui, Id::new(("picture", index)), disc, &name, first && index == 0);
        picture(ui.painter(), disc.shrink(4.0), sign);
        if now == Some(sign) {
            let tick = Rect::from_center_size(disc.right_top() + vec2(-12.0, 12.0), Vec2::splat(28.0));
            ui.painter().circle_filled(tick.center(), 18.0, PAPER);
            Pictogram::Tick.draw(ui.painter(), tick, PETROL);
        }
        kit.ring(ui, disc, touch.focused);
        if touch.chosen {
            chosen = Some(sign);
        }
    }
    column.below(flow.bottom());
    chosen
}
