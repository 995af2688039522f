//! Réglages: language, text size, motion, sound, help.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Rect, Ui};
use wording::Language;

use super::screen::{Screen, TroubleDrawn};
use crate::desk::{Desk, Trouble};
use crate::family::FACES;
use crate::kit::{Canvas, Column, FocusMoved, Foot, HEIGHT, Kit, Pictogram, TextStyle, Turn, Weight, measure};
use crate::preferences::Preferences;
use crate::quality::Quality;
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
    drawn: Res<Quality>,
    mut desk: ResMut<Desk>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let mut wanted = preferences.clone();
    let ((venue, turn), language) = canvas.draw(|ui, kit| {
        let page = kit.page_of("game-settings", Pictogram::Gear);
        let foot = Foot {
            back: Some(kit.say("game-back")),
            ..Foot::default()
        };
        let answer = kit.page(ui, &page, &foot, |ui, place, kit| {
            body(ui, kit, place, &mut wanted, *drawn)
        });
        (answer, kit.language)
    })?;
    if *preferences != wanted {
        *preferences = wanted;
        preferences.keep(&mut desk, language, &mut trouble);
    }
    if turn == Turn::Back {
        next.set(Screen::Welcome);
    } else if venue {
        next.set(Screen::Venue);
    }
    Ok(())
}

/// Width of the name of a setting, points.
const NAME: f32 = 350.0;
/// Narrower than this, the options of a setting stand below its name.
const BESIDE: f32 = 820.0;

/// True where somebody wants to what the venue decides.
fn body(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, wanted: &mut Preferences, drawn: Quality) -> bool {
    kit.scroll_column(ui, "settings", place, |ui, kit, column| {
        rows(ui, kit, column, wanted, drawn);
        column.gap(3.0);
        let venue = [("game-settings-venue-open", false)];
        setting(ui, kit, column, (Pictogram::House, "game-settings-venue"), &venue).is_some()
    })
}

/// One setting: its sign and name, and its options; the option chosen now.
pub(super) fn setting(
    ui: &mut Ui,
    kit: &mut Kit<'_>,
    column: &mut Column,
    (sign, id): (Pictogram, &str),
    options: &[(&str, bool)],
) -> Option<usize> {
    let words = kit.say(id);
    let beside = column.width() >= BESIDE;
    let (mut name, mut rest) = column.beside(NAME, 2.0);
    if beside {
        let room = Column::signed_width(name.width());
        let words_height = measure(ui, room, &words, TextStyle::STRONG).y;
        name.take(((HEIGHT - words_height) / 2.0).max(0.0) - 3.0);
        name.signed(ui, (sign, INK), &words, TextStyle::STRONG);
    } else {
        column.signed(ui, (sign, INK), &words, TextStyle::STRONG);
        column.gap(1.5);
        rest = *column;
    }
    let mut flow = rest.flow(1.0);
    let even = (flow.width() / options.len() as f32 - STEP).min(190.0);
    let mut chosen = None;
    for (index, (label, here)) in options.iter().enumerate() {
        let label = kit.say(label);
        let weight = if *here { Weight::Chosen } else { Weight::Quiet };
        // The tick of the chosen one has its room in each, so that none moves when it is chosen.
        let width = kit.button_width(ui, &label, true).max(if beside { even } else { 0.0 });
        let rect = flow.take(width, HEIGHT);
        if kit.button(ui, (id, index), rect, &label, here.then_some(Pictogram::Tick), weight) {
            chosen = Some(index);
        }
    }
    column.below(flow.bottom().max(name.bottom()));
    column.gap(3.0);
    chosen
}

/// Words for a way of drawing, in the order of [`Quality::ALL`]: chosen, and found by the program itself.
const QUALITY: [&str; 3] = ["game-quality-fine", "game-quality-plain", "game-quality-sketch"];
const QUALITY_BY_ITSELF: [&str; 3] = [
    "game-quality-by-itself-fine",
    "game-quality-by-itself-plain",
    "game-quality-by-itself-sketch",
];

fn quality_words(words: [&'static str; 3], quality: Quality) -> &'static str {
    let place = Quality::ALL.iter().position(|known| *known == quality);
    words[place.unwrap_or(0)]
}

fn rows(ui: &mut Ui, kit: &mut Kit<'_>, column: &mut Column, wanted: &mut Preferences, drawn: Quality) {
    let mut row = |ui: &mut Ui, kit: &mut Kit<'_>, sign: Pictogram, id: &str, options: &[(&str, bool)]| {
        setting(ui, kit, column, (sign, id), options)
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
    if let Some(index) = row(
        ui,
        kit,
        Pictogram::Sound,
        "game-settings-sound",
        &on_off(wanted.sounds()),
    ) {
        wanted.sound = Some(index == 0);
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
    let found = quality_words(QUALITY_BY_ITSELF, drawn);
    let mut qualities = vec![(found, wanted.quality.is_none())];
    qualities.extend(Quality::ALL.map(|quality| (quality_words(QUALITY, quality), wanted.quality == Some(quality))));
    if let Some(index) = row(ui, kit, Pictogram::Frame, "game-settings-quality", &qualities) {
        wanted.quality = index.checked_sub(1).map(|index| Quality::ALL[index]);
        if index == 0 {
            // Who asks for it again wants it found out again.
            wanted.quality_found = None;
        }
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
    let mut below = column.indented();
    below.text(ui, &note, TextStyle::SMALL.soft());
    column.join([&below]);
}
