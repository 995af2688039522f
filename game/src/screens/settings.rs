//! Réglages: language, text size, motion, sound, help.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use wording::Language;

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{Desk, Trouble};
use crate::family::FACES;
use crate::kit::{Canvas, FocusMoved, Foot, Kit, Pictogram, TextStyle, Turn, Weight, measure, write};
use crate::preferences::Preferences;
use crate::theme::{self, INK, STEP};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Settings)),
    );
}

/// Sizes of text; in play it grows to [`theme::FITS`].
pub(super) const SIZES: [(f32, &str); 4] = [
    (1.0, "game-size-normal"),
    (theme::FITS, "game-size-large"),
    (1.5, "game-size-larger"),
    (2.0, "game-size-double"),
];
fn show(
    mut canvas: Canvas,
    mut preferences: ResMut<Preferences>,
    mut desk: ResMut<Desk>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let mut wanted = preferences.clone();
    let (turn, language) = canvas.draw(|ui, kit| {
        let page = kit.page_of("game-settings", Pictogram::Gear);
        let foot = Foot {
            back: Some(kit.say("game-back")),
            ..Foot::default()
        };
        let ((), turn) = kit.page(ui, &page, &foot, |ui, place, kit| body(ui, kit, place, &mut wanted));
        (turn, kit.language)
    })?;
    if *preferences != wanted {
        *preferences = wanted;
        preferences.keep(&mut desk, language, &mut trouble);
    }
    if turn == Turn::Back {
        next.set(Screen::Welcome);
    }
    Ok(())
}

/// Narrower than this, the options of a setting stand below its name.
const BESIDE: f32 = 820.0;

fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, wanted: &mut Preferences) {
    kit.scroll(ui, "settings", place, |ui, kit| rows(ui, kit, wanted));
}

fn rows(ui: &mut Ui, kit: &mut Kit<'_>, wanted: &mut Preferences) {
    let whole = ui.max_rect();
    let place = Rect::from_min_max(whole.min + vec2(6.0, 6.0), whole.max - vec2(20.0, 0.0));
    let beside = place.width() >= BESIDE;
    let mut y = place.top();
    let mut row =
        |ui: &mut Ui, kit: &mut Kit<'_>, sign: Pictogram, id: &str, options: &[(&str, bool)]| -> Option<usize> {
            let mut chosen = None;
            sign.draw(
                ui.painter(),
                Rect::from_min_size(Pos2::new(place.left(), y + 10.0), vec2(32.0, 32.0)),
                INK,
            );
            let words = kit.say(id);
            let room = if beside { 300.0 } else { place.width() - 52.0 };
            let size = measure(ui, room, &words, TextStyle::STRONG);
            let at = Pos2::new(place.left() + 52.0, y + (26.0 - size.y / 2.0).max(0.0));
            write(ui, at, room, &words, TextStyle::STRONG);
            let start = if beside { place.left() + 370.0 } else { place.left() };
            if !beside {
                y += size.y.max(44.0) + STEP;
            }
            let even = ((place.right() - start) / options.len() as f32 - STEP).min(190.0);
            let mut x = start;
            for (index, (label, here)) in options.iter().enumerate() {
                let label = kit.say(label);
                let weight = if *here { Weight::Chosen } else { Weight::Quiet };
                // The tick of the chosen one has its room in each, so that none moves when it is chosen.
                let width = kit.button_width(ui, &label, true).max(if beside { even } else { 0.0 });
                if x > start && x + width > place.right() {
                    x = start;
                    y += 52.0 + STEP;
                }
                let rect = Rect::from_min_size(Pos2::new(x, y), vec2(width, 52.0));
                if kit.button(ui, (id, index), rect, &label, here.then_some(Pictogram::Tick), weight) {
                    chosen = Some(index);
                }
                x += width + STEP;
            }
            y += 76.0;
            chosen
        };
    let languages = [
        ("game-language-fr", kit.language == Language::French),
        ("game-language-en", kit.language == Language::English),
    ];
    if let Some(index) = row(ui, kit, Pictogram::Speech, "game-settings-language", &languages) {
        wanted.language = Some(Language::ALL[index].tag().to_owned());
    }
    let nearest = SIZES.iter().enumerate().min_by(|(_, a), (_, b)| {
        let far = |size: f32| (wanted.text_size - size).abs();
        far(a.0).total_cmp(&far(b.0))
    });
    let nearest = nearest.map_or(0, |(index, _)| index);
    let mut sizes = SIZES.map(|(_, id)| (id, false));
    sizes[nearest].1 = true;
    if let Some(index) = row(ui, kit, Pictogram::Letter, "game-settings-size", &sizes) {
        wanted.text_size = SIZES[index].0;
    }
    let on_off = |on: bool| [("game-on", on), ("game-off", !on)];
    if let Some(index) = row(ui, kit, Pictogram::Sound, "game-settings-sound", &on_off(wanted.sound)) {
        wanted.sound = index == 0;
    }
    if let Some(index) = row(
        ui,
        kit,
        Pictogram::Still,
        "game-settings-still",
        &on_off(wanted.reduced_motion),
    ) {
        wanted.reduced_motion = index == 0;
    }
    for face in FACES.into_iter().filter(|face| !face.helps().is_empty()) {
        // What the situation itself proposes, or one of the family's helps.
        let mut wishes = vec![None];
        wishes.extend(face.helps().iter().map(|(choice, _)| Some(*choice)));
        let mut words = vec!["game-help-situation"];
        words.extend(face.helps().iter().map(|(_, words)| *words));
        let options: Vec<(&str, bool)> = words
            .into_iter()
            .zip(&wishes)
            .map(|(words, wish)| (words, wanted.help.as_deref() == *wish))
            .collect();
        if let Some(index) = row(ui, kit, face.sign(), "game-settings-help", &options) {
            wanted.help = wishes[index].map(str::to_owned);
        }
    }
    let note = kit.say("game-settings-note");
    let at = Pos2::new(place.left() + 52.0, y);
    let line = write(ui, at, place.width() - 52.0, &note, TextStyle::SMALL.soft());
    ui.allocate_space(vec2(10.0, line.bottom() - whole.top() + STEP));
}
