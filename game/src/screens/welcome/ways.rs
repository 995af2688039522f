//! The ways in, what was interrupted first.

use bevy_egui::egui::{Rect, Ui};
use wording::FluentValue;

use super::{Chosen, Hall, resume};
use crate::desk::{Desk, Visit};
use crate::kit::{Card, Column, Kit, Pictogram, TextStyle, corner, spark};
use crate::theme::{INK, STEP, SUN};

/// Sessions shown here; more stand in the list of all.
const SHOWN: usize = 2;

/// Draws the ways; what was chosen.
pub(super) fn draw(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    hall: &Hall,
    visit: &Visit,
    desk: &Desk,
) -> Option<Chosen> {
    let mut chosen = None;
    let known = hall.known(visit);
    let sessions = hall.resumable(visit);
    let heading = match known {
        Some(profile) => kit.say_with(
            "game-welcome-hello",
            &[("name", FluentValue::from(profile.pseudonym.as_str()))],
        ),
        None => kit.say("game-welcome-ways"),
    };
    column.text(ui, &heading, TextStyle::HEADING);
    column.gap(2.0);
    let cut = sessions.first().is_some_and(|s| resume::was_cut(&s.session));
    let shown = if sessions.len() > SHOWN { 1 } else { SHOWN };
    for (index, session) in sessions.iter().take(shown).enumerate() {
        if resume::card(ui, kit, column, session, index == 0 && cut, hall, desk) {
            chosen = Some(Chosen::Resume((*session).clone()));
        }
        column.gap(1.5);
    }
    if sessions.len() > SHOWN {
        let title = kit.say_with("game-resume-all", &[("count", FluentValue::from(sessions.len()))]);
        let card = Card {
            sign: Some(Pictogram::Film),
            title: &title,
            open: true,
            ..Card::default()
        };
        if way(ui, kit, column, "resume-all", card).0 {
            chosen = Some(Chosen::ListAll);
        }
    }
    let news = known.is_some_and(|p| desk.station.has_news(&p.id));
    let requests = if news {
        "game-way-requests-news"
    } else {
        "game-way-requests-line"
    };
    for (id, sign, line, wish) in [
        ("play", Pictogram::Drone, "game-way-play-line", Some(Chosen::Play)),
        ("requests", Pictogram::Badge, requests, Some(Chosen::Requests)),
        ("mine", Pictogram::Disk, "game-way-mine-line", Some(Chosen::Mine)),
        ("tell", Pictogram::Speech, "game-way-tell-line", None),
        ("map", Pictogram::Map, "game-way-map-line", None),
    ] {
        let (title, line) = (kit.say(&format!("game-way-{id}")), kit.say(line));
        let card = Card {
            sign: Some(sign),
            title: &title,
            line: &line,
            open: known.is_some() && wish.is_some(),
            first: id == "play" && known.is_some() && !cut,
            ..Card::default()
        };
        let (touched, place) = way(ui, kit, column, id, card);
        if news && id == "requests" {
            spark(ui.painter(), corner(place).center(), 15.0, Some(SUN), INK);
        }
        if touched {
            chosen = wish;
        }
    }
    chosen
}

/// One way; whether it was chosen, and where it stands.
fn way(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, id: &str, card: Card<'_>) -> (bool, Rect) {
    let more = if card.first { 2.0 * STEP } else { 0.0 };
    let place = column.take(kit.card_height(ui, column.width(), card.title, card.line).max(64.0) + more);
    column.gap(1.5);
    (kit.card(ui, format!("way-{id}"), place, card).chosen, place)
}
