//! « Qui est où ? »: before play, after a gamepad went away, or when somebody asks, each of several takes a place with
//! the device they play with. Nothing here has the focus: every key that takes a place would press it.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Rect, Stroke, StrokeKind, Ui, vec2};

use super::columns::keys_to_sit;
use super::pausing::Pause;
use super::plate::small;
use super::players::{Player, Settled, take_with_mouse};
use super::session::Session;
use super::who::who;
use crate::devices::{Device, Half, Hand};
use crate::kit::{
    Canvas, Column, Glyph, Kit, Pictogram, Row, TextStyle, draw_glyph, glyph_width, measure, name_it, token,
};
use crate::theme::{self, INK, PAPER, PLAYERS, SAND, STEP};

/// Height of a place's card, where the page has room for it, points.
const CARD: f32 = 340.0;
/// Height up to which the page says less, points.
const SMALL_PAGE: f32 = 520.0;

/// Goes on without waiting for everybody, or on to the pause where nobody sits.
pub(super) fn go_on(
    mut session: ResMut<Session>,
    players: Query<&Device, With<Player>>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<&Gamepad>,
) {
    let start = pads.iter().any(|pad| pad.just_pressed(GamepadButton::Start));
    if session.pause() == Some(Pause::Places) && (start || keys.just_pressed(KeyCode::Escape)) {
        leave(&mut session, !players.is_empty());
    }
}

fn leave(session: &mut Session, anybody: bool) {
    if anybody {
        session.count_in();
    } else {
        session.turn_to(Pause::Asked);
    }
}

pub(super) fn show(
    mut canvas: Canvas,
    mut commands: Commands,
    mut session: ResMut<Session>,
    players: Query<(Entity, &Player, Option<&Device>)>,
    mut settled: ResMut<Settled>,
) -> Result {
    if session.pause() != Some(Pause::Places) {
        return Ok(());
    }
    let mut seated: Vec<(Entity, &Player, Option<&Device>)> = players.iter().collect();
    seated.sort_by_key(|(_, player, _)| player.seat);
    let devices: Vec<(Entity, u8, Option<Device>)> = seated
        .iter()
        .map(|(entity, player, device)| (*entity, player.seat, device.copied()))
        .collect();
    let anybody = devices.iter().any(|(.., device)| device.is_some());
    let left = canvas.draw(|ui, kit| {
        let whole = ui.max_rect();
        ui.painter().rect_filled(whole, 0.0, PAPER);
        let mut page = Column::of(whole.shrink2(vec2(5.0 * STEP, 3.0 * STEP)));
        // A small page has room for what matters: whose place is where.
        let small_page = whole.height() <= SMALL_PAGE;
        let (title, purpose) = if small_page {
            (TextStyle::HEADING, TextStyle::SMALL.soft())
        } else {
            (TextStyle::TITLE, TextStyle::BODY.soft())
        };
        page.text(ui, &kit.say("game-places-title"), title);
        page.text(ui, &kit.say("game-places-purpose"), purpose);
        page.gap(1.0);
        if !small_page {
            keys_to_sit(ui, kit, &mut page);
            page.gap(1.5);
        }
        let foot = Rect::from_min_size(whole.left_bottom() + vec2(5.0 * STEP, -68.0), vec2(330.0, 44.0));
        for (mut column, (_, player, device)) in page.split(seated.len(), 2.0).into_iter().zip(&seated) {
            let tall = (foot.top() - STEP - column.at().y).min(CARD);
            let place = column.take(tall);
            card(ui, kit, place, player, device.copied());
            let response = ui.interact(place, Id::new("place").with(player.seat), egui::Sense::CLICK);
            name_it(&response, &who(kit, player));
            if response.clicked() {
                take_with_mouse(&mut commands, &devices, player.seat);
                settled.0 = Some(0.0);
            }
        }
        let (words, sign) = if anybody {
            ("game-places-on", Pictogram::Onward)
        } else {
            ("game-pause", Pictogram::Pause)
        };
        let key = match kit.hand {
            Hand::Gamepad => Some(Glyph::Named("Start".to_owned())),
            Hand::Keyboard => Some(Glyph::Key(kit.say("game-key-escape"))),
            Hand::Mouse => None,
        };
        small(ui, "places-on", foot, sign, &kit.say(words), key)
    })?;
    if left {
        leave(&mut session, anybody);
    }
    Ok(())
}

/// One seat: whose it is, with what it is played, and the keys for that.
fn card(ui: &Ui, kit: &Kit<'_>, place: Rect, player: &Player, device: Option<Device>) {
    let colour = PLAYERS[usize::from(player.seat % 4)];
    ui.painter().rect_filled(place, theme::ROUND, SAND);
    let edge = Stroke::new(if device.is_some() { 5.0 } else { 1.5 }, colour);
    ui.painter().rect_stroke(place, theme::ROUND, edge, StrokeKind::Inside);
    let mut column = Column::of(place.shrink(2.0 * STEP));
    let mut row = Row::of(column.take(40.0));
    let sign = row.sign(36.0);
    token(ui.painter(), sign.center(), 14.0, player.seat);
    row.gap(1.0);
    row.line(ui, &who(kit, player), TextStyle::HEADING);
    column.gap(1.0);
    let Some(device) = device else {
        let style = if place.height() < 200.0 {
            TextStyle::SMALL
        } else {
            TextStyle::BODY
        };
        column.text(ui, &kit.say("game-places-free"), style);
        return;
    };
    let (picture, words) = match device {
        Device::Half(Half::Left) => (Pictogram::Keyboard, "game-places-left"),
        Device::Half(Half::Right) => (Pictogram::Keyboard, "game-places-right"),
        Device::Gamepad(_) | Device::All => (Pictogram::Gamepad, "game-places-gamepad"),
        Device::Mouse => (Pictogram::Mouse, "game-places-mouse"),
    };
    let mut row = Row::of(column.take(44.0));
    let sign = row.sign(36.0);
    picture.draw(ui.painter(), sign, INK);
    row.gap(1.0);
    row.text(ui, &kit.say(words), TextStyle::BODY);
    column.gap(1.0);
    for (glyphs, words) in keys_of(kit, device) {
        if column.bottom() + 36.0 > place.bottom() {
            break;
        }
        let words = kit.say(words);
        let pressed: f32 = glyphs.iter().map(|glyph| glyph_width(ui, glyph) + 0.5 * STEP).sum();
        let tall = measure(ui, column.width() - pressed - 0.5 * STEP, &words, TextStyle::SMALL).y;
        let mut row = Row::of(column.take(tall.max(38.0)));
        for glyph in glyphs {
            let wide = glyph_width(ui, &glyph);
            draw_glyph(ui, row.left(wide).center(), &glyph, INK);
            row.gap(0.5);
        }
        row.gap(0.5);
        row.text(ui, &words, TextStyle::SMALL);
        column.gap(0.5);
    }
}

/// What the keys of a device do, in every situation.
fn keys_of(kit: &Kit<'_>, device: Device) -> Vec<(Vec<Glyph>, &'static str)> {
    let letter = |code: KeyCode| Glyph::Key(kit.labels.letter(code).unwrap_or_default());
    match device {
        Device::Half(half) => {
            let keys = half.keys();
            let act = match half {
                Half::Left => "game-key-space",
                Half::Right => "game-key-enter",
            };
            vec![
                (vec![Glyph::Key(kit.say(act))], "game-legend-main"),
                (keys.walk.map(letter).to_vec(), "game-controls-choices"),
                (
                    half.verb_digits().map(|d| Glyph::Key(d.to_owned())).to_vec(),
                    "game-controls-verbs",
                ),
            ]
        }
        Device::Gamepad(_) | Device::All => vec![
            (vec![Glyph::Pad(0)], "game-legend-main"),
            (vec![Glyph::Cross], "game-controls-choices"),
            (vec![Glyph::Pad(3)], "game-controls-verbs"),
        ],
        Device::Mouse => Vec::new(),
    }
}
