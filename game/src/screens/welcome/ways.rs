//! The ways in, what was interrupted first.

use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use wording::FluentValue;

use super::{Chosen, Hall, resume};
use crate::desk::{Desk, Visit};
use crate::kit::{Card, Kit, Pictogram, TextStyle, measure, spark, write};
use crate::theme::{INK, STEP, SUN};

/// Sessions shown here; more stand in the list of all.
const SHOWN: usize = 2;

/// Draws the ways from `at`; what was chosen, and where they end.
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
    let known = hall.known(visit);
    let sessions = hall.resumable(visit);
    let heading = match known {
        Some(profile) => kit.say_with(
            "game-welcome-hello",
            &[("name", FluentValue::from(profile.pseudonym.as_str()))],
        ),
        None => kit.say("game-welcome-ways"),
    };
    let mut y = write(ui, at, width, &heading, TextStyle::HEADING).bottom() + 2.0 * STEP;
    let cut = sessions.first().is_some_and(|s| resume::was_cut(&s.session));
    let shown = if sessions.len() > SHOWN { 1 } else { SHOWN };
    for (index, session) in sessions.iter().take(shown).enumerate() {
        let first = index == 0 && cut;
        let (touched, bottom) = resume::card(ui, kit, Pos2::new(at.x, y), width, session, first, hall, desk);
        if touched {
            chosen = Some(Chosen::Resume((*session).clone()));
        }
        y = bottom + 1.5 * STEP;
    }
    let mut way = |ui: &mut Ui, kit: &mut Kit<'_>, id: &str, card: Card<'_>| {
        let text = width - 96.0 - 4.0 * STEP;
        let title = measure(ui, text, card.title, TextStyle::STRONG).y;
        let line = if card.line.is_empty() {
            0.0
        } else {
            measure(ui, text, card.line, TextStyle::SMALL).y + 4.0
        };
        let tall = (title + line + 3.0 * STEP).max(64.0) + if card.first { 2.0 * STEP } else { 0.0 };
        let rect = Rect::from_min_size(Pos2::new(at.x, y), vec2(width, tall));
        y = rect.bottom() + 1.5 * STEP;
        (kit.card(ui, format!("way-{id}"), rect, card).chosen, rect)
    };
    if sessions.len() > SHOWN {
        let title = kit.say_with("game-resume-all", &[("count", FluentValue::from(sessions.len()))]);
        let card = Card {
            sign: Some(Pictogram::Film),
            title: &title,
            open: true,
            ..Card::default()
        };
        if way(ui, kit, "resume-all", card).0 {
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
        let (touched, rect) = way(ui, kit, id, card);
        if news && id == "requests" {
            spark(ui.painter(), rect.right_top() + vec2(-26.0, 26.0), 15.0, Some(SUN), INK);
        }
        if touched {
            chosen = wish;
        }
    }
    (chosen, y)
}
