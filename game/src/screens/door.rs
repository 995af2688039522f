//! At the door: the twelve pictures, and the code of four of them.

use bevy_egui::egui::{Id, Pos2, Rect, Ui, vec2};
use station::{Picture, Profile, Station, StationError};
use wording::FluentValue;

use crate::kit::{Kit, Pictogram, TextStyle, picture, picture_name, write};
use crate::theme::{PAPER, PETROL, SAND, STEP};

/// Somebody who has a code, showing it; `then` is what they came for.
pub(super) struct Knock<T> {
    /// Who.
    pub(super) profile: Profile,
    entered: Vec<Picture>,
    /// What for.
    pub(super) then: T,
}

impl<T> Knock<T> {
    /// Nothing is shown yet.
    pub(super) fn of(profile: Profile, then: T) -> Self {
        Self {
            profile,
            entered: Vec::new(),
            then,
        }
    }

    /// Draws what is asked; gives the picture that was shown.
    pub(super) fn ask(&self, ui: &mut Ui, kit: &mut Kit<'_>, place: Rect) -> Option<Picture> {
        kit.scroll(ui, "code", place, |ui, kit| {
            let place = Rect::from_min_size(
                ui.max_rect().min + vec2(6.0, 6.0),
                ui.max_rect().size() - vec2(26.0, 12.0),
            );
            let disc = Rect::from_min_size(place.min, vec2(72.0, 72.0));
            picture(ui.painter(), disc, self.profile.picture);
            let name = FluentValue::from(self.profile.pseudonym.as_str());
            let words = kit.say_with("game-code-ask", &[("name", name)]);
            let at = disc.right_top() + vec2(2.0 * STEP, 0.0);
            let width = place.right() - at.x;
            let line = write(ui, at, width, &words, TextStyle::HEADING);
            for index in 0..4 {
                let centre = Pos2::new(at.x + 16.0 + index as f32 * 48.0, line.bottom() + 3.0 * STEP);
                let dot = if index < self.entered.len() { PETROL } else { SAND };
                ui.painter().circle_filled(centre, 14.0, dot);
            }
            let top = (line.bottom() + 6.0 * STEP).max(disc.bottom()) + 2.0 * STEP;
            let grid = Rect::from_min_max(Pos2::new(place.left(), top), place.max);
            let (chosen, bottom) = pictures(ui, kit, grid, None, true);
            ui.allocate_space(vec2(10.0, bottom + 12.0 - ui.max_rect().top()));
            chosen
        })
    }

    /// One more picture; with four the code is tried. True where it opens.
    pub(super) fn show(&mut self, sign: Picture, station: &mut Station) -> Result<bool, StationError> {
        self.entered.push(sign);
        let Ok(code) = <[Picture; 4]>::try_from(self.entered.as_slice()) else {
            return Ok(false);
        };
        self.entered.clear();
        station.unlock(&self.profile.id, Some(&code)).map(|()| true)
    }
}

/// The twelve pictures to choose from, as many in a row as there is room for; the one chosen, and where they end.
pub(super) fn pictures(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    place: Rect,
    now: Option<Picture>,
    first: bool,
) -> (Option<Picture>, f32) {
    let mut chosen = None;
    let (side, gap) = (96.0, 2.0 * STEP);
    let columns = (((place.width() + gap) / (side + gap)).floor() as usize).clamp(2, 6);
    for (index, sign) in Picture::ALL.into_iter().enumerate() {
        let at = place.min + vec2((index % columns) as f32, (index / columns) as f32) * (side + gap);
        let disc = Rect::from_min_size(at, vec2(side, side));
        let name = kit.say(picture_name(sign));
        let touch = kit.touch(ui, Id::new(("picture", index)), disc, &name, first && index == 0);
        picture(ui.painter(), disc.shrink(4.0), sign);
        if now == Some(sign) {
            let tick = Rect::from_center_size(disc.right_top() + vec2(-12.0, 12.0), vec2(28.0, 28.0));
            ui.painter().circle_filled(tick.center(), 18.0, PAPER);
            Pictogram::Tick.draw(ui.painter(), tick, PETROL);
        }
        kit.ring(ui, disc, touch.focused);
        if touch.chosen {
            chosen = Some(sign);
        }
    }
    let rows = Picture::ALL.len().div_ceil(columns) as f32;
    (chosen, place.top() + rows * (side + gap) - gap)
}
