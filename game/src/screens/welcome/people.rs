//! Who is here: a card for each, and room for someone new.

use bevy_egui::egui::{Id, Pos2, Rect, Ui, vec2};

use super::{Chosen, Hall};
use crate::desk::{Desk, Visit};
use crate::kit::{Kit, Pictogram, TextStyle, id_of, measure, picture, spark, write, write_centred};
use crate::theme::{INK, INK_SOFT, PAPER, PETROL, SAND, STEP, SUN};

/// Draws the people from `at`; what was chosen, and where they end.
pub(super) fn draw(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    at: Pos2,
    width: f32,
    hall: &Hall,
    visit: &Visit,
    desk: &Desk,
) -> (Option<Chosen>, f32) {
    let mut chosen = None;
    let heading = kit.say("game-welcome-who");
    let top = write(ui, at, width, &heading, TextStyle::HEADING).bottom() + 2.0 * STEP;
    let gap = 2.0 * STEP;
    let columns = (((width + gap) / (140.0 + gap)).floor() as usize).clamp(1, 4);
    let wide = (width - gap * (columns as f32 - 1.0)) / columns as f32;
    let newcomer = kit.say("game-welcome-new");
    let names = hall.profiles.iter().map(|p| p.pseudonym.as_str());
    let tallest = names
        .chain([newcomer.as_str()])
        .map(|name| measure(ui, wide - 8.0, name, TextStyle::STRONG).y)
        .fold(0.0, f32::max);
    let tall = 116.0 + tallest;
    let card_at = |index: usize| {
        let (row, column) = (index / columns, index % columns);
        let corner = Pos2::new(at.x + column as f32 * (wide + gap), top + row as f32 * (tall + gap));
        Rect::from_min_size(corner, vec2(wide, tall))
    };
    let disc_of = |card: Rect| Rect::from_center_size(card.center_top() + vec2(0.0, 58.0), vec2(84.0, 84.0));
    let name_of = |card: Rect| {
        let edge = vec2(4.0, 6.0);
        Rect::from_min_max(Pos2::new(card.left(), card.bottom() - tallest - 12.0), card.max).shrink2(edge)
    };
    let resumes = !hall.resumable(visit).is_empty();
    // The first card makes room for someone new.
    let card = card_at(0);
    let touch = kit.touch(ui, Id::new("new-person"), card, &newcomer, hall.profiles.is_empty());
    kit.card_ground(ui, card, PAPER, false);
    Pictogram::Plus.draw(ui.painter(), disc_of(card).shrink(22.0), PETROL);
    write_centred(ui, name_of(card), &newcomer, TextStyle::STRONG.in_colour(PETROL));
    kit.ring(ui, card, touch.focused);
    if touch.chosen {
        chosen = Some(Chosen::Arrive);
    }
    for (index, profile) in hall.profiles.iter().enumerate() {
        let card = card_at(index + 1);
        let here = visit.doer.as_ref() == Some(&profile.id);
        let first = visit.doer.is_none() && !resumes && index == 0;
        let touch = kit.touch(
            ui,
            Id::new(("person", profile.id.to_string())),
            card,
            &profile.pseudonym,
            first,
        );
        kit.card_ground(ui, card, SAND, here);
        picture(ui.painter(), disc_of(card), profile.picture);
        write_centred(ui, name_of(card), &profile.pseudonym, TextStyle::STRONG);
        let corner = card.right_top() + vec2(-22.0, 22.0);
        if here {
            Pictogram::Tick.draw(ui.painter(), Rect::from_center_size(corner, vec2(24.0, 24.0)), PETROL);
        } else if profile.has_code {
            Pictogram::Lock.draw(ui.painter(), Rect::from_center_size(corner, vec2(20.0, 20.0)), INK_SOFT);
        }
        // Something has come for them; what it is, is theirs.
        if desk.station.has_news(&profile.id) {
            spark(ui.painter(), card.left_top() + vec2(22.0, 22.0), 13.0, Some(SUN), INK);
        }
        kit.ring(ui, card, touch.focused);
        if touch.chosen {
            chosen = Some(Chosen::Profile(profile.clone()));
            kit.focus.give(Id::new("card").with(id_of(&"way-play")));
        }
    }
    let rows = (hall.profiles.len() + 1).div_ceil(columns) as f32;
    (chosen, top + rows * (tall + gap) - gap)
}
