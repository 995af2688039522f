//! Before play: what will happen, the controls of the device in hand, and what shall be looked at.

mod looked;

use std::collections::BTreeSet;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Ui, vec2};
use situation::scenario::Scenario;
use station::ProfileId;

use super::begin::begin;
use super::screen::{Screen, TroubleDrawn};
use crate::desk::{Desk, Trouble, Visit};
use crate::devices::{Hand, HoldKey, Lever, VERB_KEYS};
use crate::family::face;
use crate::kit::{
    Canvas, FocusMoved, Foot, Glyph, Kit, Pictogram, TextStyle, Turn, draw_glyph, glyph_width, measure, write,
};
use crate::play::MarkRows;
use crate::preferences::Preferences;
use crate::theme::{self, INK, LEAF, PAPER, PETROL, SAND, STEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Step>();
    app.add_systems(OnEnter(Screen::Briefing), open);
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Briefing)),
    );
}

fn open(mut step: ResMut<Step>, mut visit: ResMut<Visit>) {
    *step = Step::Happens;
    if let Some(scenario) = visit.scenario.clone()
        && visit.watched.is_empty()
    {
        visit.watched = looked::proposed(&scenario.grid, &visit);
    }
}

/// One idea each: what happens, then what each of those who do wants looked at.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Step {
    #[default]
    Happens,
    /// Of this seat.
    Looked(usize),
}

/// What the page asks to change.
enum Pick {
    Row(String),
    Rest(bool),
    Watch(String),
}

#[expect(clippy::too_many_arguments, reason = "the door between screens and play")]
fn show(
    mut canvas: Canvas,
    mut step: ResMut<Step>,
    mut desk: ResMut<Desk>,
    mut visit: ResMut<Visit>,
    mut trouble: ResMut<Trouble>,
    mut marks: ResMut<MarkRows>,
    preferences: Res<Preferences>,
    mut commands: Commands,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let Some(scenario) = visit.scenario.clone() else {
        next.set(Screen::Situations);
        return Ok(());
    };
    let now = *step;
    let witness = visit.witness.as_ref().and_then(|id| desk.profile(id));
    let seated: Vec<ProfileId> = visit.seated().cloned().collect();
    let witnessed = |seat: usize| {
        let has = |person: &ProfileId| desk.station.has_witnessed(person, &scenario.id);
        seated.get(seat).is_some_and(has)
    };
    let ((pick, turn), language) = canvas.draw(|ui, kit| {
        let mut page = kit.page_of(
            match now {
                Step::Happens => "game-briefing",
                Step::Looked(_) => "game-looked",
            },
            if now == Step::Happens {
                face(&scenario.activity).sign()
            } else {
                Pictogram::Eye
            },
        );
        match now {
            Step::Happens => {
                kit.text(&scenario.title).clone_into(&mut page.title);
                kit.text(&scenario.briefing.summary).clone_into(&mut page.purpose);
            }
            Step::Looked(seat) if seated.len() > 1 => {
                // Each is asked in their turn, by their name.
                let name = seated.get(seat).and_then(|id| desk.profile(id)).map(|p| p.pseudonym);
                let name = name.unwrap_or_default();
                page.title = kit.say_with("game-looked-whose", &[("name", name.into())]);
            }
            Step::Looked(_) => {}
        }
        let last = matches!(now, Step::Looked(seat) if seat + 1 >= seated.len());
        let all = matches!(now, Step::Looked(seat) if visit.wanted(seat).is_empty());
        let foot = Foot {
            on: Some(kit.say(if last { "game-briefing-on" } else { "game-continue" })),
            open: true,
            back: Some(kit.say("game-back")),
            first: true,
            hint: all.then(|| kit.say("game-looked-all")),
        };
        let result = kit.page(ui, &page, &foot, |ui, place, kit| match now {
            Step::Happens => {
                happens(ui, kit, place, &scenario);
                None
            }
            Step::Looked(seat) => {
                // What the witness looks out for is asked once.
                let witness = witness.as_ref().filter(|_| seat == 0).map(|p| p.pseudonym.as_str());
                looked::draw(ui, kit, place, &scenario.grid, (&visit, seat), witness, witnessed(seat))
            }
        });
        (result, kit.language)
    })?;
    let untouched = visit.watched == looked::proposed(&scenario.grid, &visit);
    match (pick, now) {
        // A row chosen again is taken back.
        (Some(Pick::Row(row)), Step::Looked(seat)) => {
            let wanted = visit.wanted_mut(seat);
            if !wanted.remove(&row) {
                wanted.insert(row);
            }
        }
        (Some(Pick::Rest(all)), Step::Looked(seat)) => {
            let rows = scenario.grid.rows_of(witnessed(seat)).map(|r| r.id.clone());
            *visit.wanted_mut(seat) = if all { rows.collect() } else { BTreeSet::default() };
        }
        (Some(Pick::Watch(row)), _) => looked::watch(&mut visit.watched, row),
        _ => {}
    }
    if untouched && visit.witness.is_some() {
        // What the witness looks out for follows the wish until they choose themselves.
        visit.watched = looked::proposed(&scenario.grid, &visit);
    }
    match (turn, now) {
        (Turn::Stay, _) => {}
        (Turn::Back, Step::Happens) if scenario.seats > 1 => next.set(Screen::Table),
        (Turn::Back, Step::Happens) => next.set(Screen::Situations),
        (Turn::Back, Step::Looked(0)) => *step = Step::Happens,
        (Turn::Back, Step::Looked(seat)) => *step = Step::Looked(seat - 1),
        (Turn::On, Step::Happens) => *step = Step::Looked(0),
        (Turn::On, Step::Looked(seat)) if seat + 1 < seated.len() => *step = Step::Looked(seat + 1),
        (Turn::On, Step::Looked(_)) => {
            *marks = MarkRows::default();
            if visit.witness.is_some() {
                marks.rows.clone_from(&visit.watched);
            }
            let help = preferences.help.clone();
            if let Err(error) = begin(&mut desk, &visit, &scenario, help, &mut commands, &mut next) {
                trouble.tell(error.say(language));
            }
        }
    }
    Ok(())
}

/// Narrower than this, the controls stand below what happens.
const BESIDE: f32 = 820.0;

/// What will happen, and the controls.
fn happens(ui: &mut Ui, kit: &mut Kit<'_>, place: Rect, scenario: &Scenario) {
    if place.width() < BESIDE {
        kit.scroll(ui, "happens", place, |ui, kit| {
            let whole = ui.max_rect();
            let width = whole.width() - 20.0;
            let bottom = lines(ui, kit, whole.min, width, scenario) + 2.0 * STEP;
            let bottom = controls(ui, kit, Pos2::new(whole.left(), bottom), width, scenario);
            ui.allocate_space(vec2(10.0, bottom - whole.top() + STEP));
        });
        return;
    }
    let middle = place.left() + place.width() * 0.44;
    let left = Rect::from_min_max(place.min, Pos2::new(middle - 2.0 * STEP, place.bottom()));
    kit.scroll(ui, "happens", left, |ui, kit| {
        let whole = ui.max_rect();
        let bottom = lines(ui, kit, whole.min, whole.width() - 14.0, scenario);
        ui.allocate_space(vec2(10.0, bottom - whole.top()));
    });
    let right = Rect::from_min_max(Pos2::new(middle + 2.0 * STEP, place.top()), place.max);
    kit.scroll(ui, "controls", right, |ui, kit| {
        let whole = ui.max_rect();
        let bottom = controls(ui, kit, whole.min, whole.width() - 14.0, scenario);
        ui.allocate_space(vec2(10.0, bottom - whole.top()));
    });
}

/// What will happen, line by line; gives where they end.
fn lines(ui: &Ui, kit: &Kit<'_>, at: Pos2, width: f32, scenario: &Scenario) -> f32 {
    let heading = kit.say("game-briefing-happens");
    let mut y = write(ui, at, width, &heading, TextStyle::HEADING).bottom() + 2.0 * STEP;
    for (index, line) in scenario.briefing.lines.iter().enumerate() {
        let text = kit.text(line);
        let centre = Pos2::new(at.x + 16.0, y + 13.0);
        ui.painter().circle_filled(centre, 15.0, LEAF);
        let number = Rect::from_center_size(centre, vec2(30.0, 30.0));
        crate::kit::write_centred(
            ui,
            number,
            &(index + 1).to_string(),
            TextStyle::SMALL_STRONG.in_colour(PAPER),
        );
        let from = Pos2::new(at.x + 48.0, y);
        let line = write(ui, from, width - 48.0, text, TextStyle::BODY);
        y = line.bottom().max(y + 30.0) + 1.5 * STEP;
    }
    y
}

/// The controls of the device in hand, drawn; gives where they end.
fn controls(ui: &Ui, kit: &Kit<'_>, at: Pos2, width: f32, scenario: &Scenario) -> f32 {
    // The ground is as tall as what stands on it.
    let ground = ui.painter().add(bevy_egui::egui::Shape::Noop);
    let inner = Rect::from_min_size(at, vec2(width, 0.0))
        .translate(vec2(0.0, 2.0 * STEP))
        .shrink2(vec2(2.0 * STEP, 0.0));
    let (sign, words) = match kit.hand {
        Hand::Keyboard => (Pictogram::Keyboard, "game-controls-keyboard"),
        Hand::Gamepad => (Pictogram::Gamepad, "game-controls-gamepad"),
        Hand::Mouse => (Pictogram::Mouse, "game-controls-mouse"),
    };
    sign.draw(ui.painter(), Rect::from_min_size(inner.min, vec2(36.0, 36.0)), INK);
    write(
        ui,
        inner.min + vec2(48.0, 4.0),
        inner.width() - 48.0,
        &kit.say(words),
        TextStyle::HEADING,
    );
    let controls = scenario.template.controls();
    let face = face(&scenario.activity);
    let has = |lever: Lever| {
        let mut sticks = controls.sticks.iter().enumerate();
        sticks.any(|(place, name)| face.lever(name, place) == lever)
    };
    let pushes = |levers: [Lever; 2]| levers.map(|lever| has(lever).then(|| face.push(lever).signs));
    let side = 132.0;
    let top = inner.top() + 60.0;
    let left_centre = Pos2::new(inner.left() + inner.width() * 0.25, top + side / 2.0 + 6.0);
    let right_centre = Pos2::new(inner.left() + inner.width() * 0.75, top + side / 2.0 + 6.0);
    if has(Lever::LeftX) || has(Lever::LeftY) {
        lever_pair(ui, kit, left_centre, true, pushes([Lever::LeftX, Lever::LeftY]));
        caption(
            ui,
            left_centre,
            side,
            &kit.say_with("game-hand-left", &[("does", kit.say(face.hand(true)).into())]),
        );
    }
    if has(Lever::RightX) || has(Lever::RightY) {
        lever_pair(ui, kit, right_centre, false, pushes([Lever::RightX, Lever::RightY]));
        caption(
            ui,
            right_centre,
            side,
            &kit.say_with("game-hand-right", &[("does", kit.say(face.hand(false)).into())]),
        );
    }
    let mut y = top + side + 64.0;
    let mut row = |glyphs: &[Glyph], sign: Pictogram, words: &str| {
        sign.draw(
            ui.painter(),
            Rect::from_min_size(Pos2::new(inner.left(), y), vec2(30.0, 30.0)),
            INK,
        );
        let glyphs_wide = glyphs.iter().map(|glyph| glyph_width(ui, glyph) + 6.0).sum::<f32>();
        let room = (inner.width() - 44.0 - glyphs_wide).max(80.0);
        let size = measure(ui, room, words, TextStyle::BODY);
        let top = Pos2::new(inner.left() + 44.0, (y + 15.0 - size.y / 2.0).max(y));
        write(ui, top, room, words, TextStyle::BODY);
        let mut x = inner.right() - 4.0;
        for glyph in glyphs.iter().rev() {
            let width = glyph_width(ui, glyph);
            draw_glyph(ui, Pos2::new(x - width / 2.0, y + 15.0), glyph, INK);
            x -= width + 6.0;
        }
        y += (size.y + 12.0).max(42.0);
    };
    let key = |id: &str| Glyph::Key(kit.say(id));
    let verbs: Vec<Glyph> = VERB_KEYS
        .iter()
        .filter_map(|code| kit.labels.letter(*code))
        .map(Glyph::Key)
        .collect();
    let pick = |keyboard: Vec<Glyph>, gamepad: Vec<Glyph>| match kit.hand {
        Hand::Keyboard => keyboard,
        Hand::Gamepad => gamepad,
        Hand::Mouse => Vec::new(),
    };
    let named = |name: &str| Glyph::Named(name.to_owned());
    for (place, name) in controls.buttons.iter().enumerate() {
        let said = face.button(name);
        let scenarios = || {
            scenario
                .words
                .get(name)
                .map_or(name.as_str(), |text| kit.text(text))
                .to_owned()
        };
        let words = said.map_or_else(scenarios, |said| kit.say(said.briefing));
        let glyph = HoldKey::of(place).and_then(|key| kit.hold_glyph(key));
        row(&glyph.into_iter().collect::<Vec<_>>(), face.sign_of(name), &words);
    }
    row(
        &pick(
            vec![
                Glyph::Key("1".to_owned()),
                Glyph::Key("2".to_owned()),
                Glyph::Key("3".to_owned()),
            ],
            vec![
                Glyph::Sign(Pictogram::Back),
                Glyph::Sign(Pictogram::Onward),
                Glyph::Pad(0),
            ],
        ),
        Pictogram::Tick,
        &kit.say("game-controls-choices"),
    );
    row(
        &pick(verbs, vec![Glyph::Pad(3)]),
        Pictogram::Speech,
        &kit.say("game-controls-verbs"),
    );
    row(
        &pick(vec![key("game-key-escape")], vec![named("Start")]),
        Pictogram::Pause,
        &kit.say("game-controls-pause"),
    );
    let bottom = y + STEP;
    let whole = Rect::from_min_max(at, Pos2::new(at.x + width, bottom));
    let shape = bevy_egui::egui::Shape::rect_filled(whole, theme::ROUND, SAND);
    ui.painter().set(ground, shape);
    bottom
}

fn caption(ui: &Ui, centre: Pos2, side: f32, words: &str) {
    let place = Rect::from_center_size(centre + vec2(0.0, side / 2.0 + 36.0), vec2(316.0, 30.0));
    crate::kit::write_centred(ui, place, words, TextStyle::SMALL);
}

/// The four keys or the stick of one hand.
fn lever_pair(ui: &Ui, kit: &Kit<'_>, centre: Pos2, left: bool, [across, along]: [Option<[Pictogram; 2]>; 2]) {
    match kit.hand {
        Hand::Keyboard => {
            let letter = |code: KeyCode| kit.labels.letter(code).unwrap_or_default();
            let keys = if left {
                [KeyCode::KeyW, KeyCode::KeyA, KeyCode::KeyS, KeyCode::KeyD].map(|code| Glyph::Key(letter(code)))
            } else {
                [
                    Pictogram::Upward,
                    Pictogram::Back,
                    Pictogram::Downward,
                    Pictogram::Onward,
                ]
                .map(Glyph::Sign)
            };
            for (key, offset) in
                keys.into_iter()
                    .zip([vec2(0.0, -22.0), vec2(-44.0, 22.0), vec2(0.0, 22.0), vec2(44.0, 22.0)])
            {
                draw_glyph(ui, centre + offset, &key, INK);
            }
        }
        Hand::Gamepad | Hand::Mouse => {
            ui.painter()
                .circle(centre, 46.0, PAPER, bevy_egui::egui::Stroke::new(2.0, INK));
            ui.painter().circle_filled(centre, 22.0, PETROL);
        }
    }
    let sign = |sign: Pictogram, offset: bevy_egui::egui::Vec2| {
        sign.draw(
            ui.painter(),
            Rect::from_center_size(centre + offset, vec2(24.0, 24.0)),
            PETROL,
        );
    };
    if let Some([down, up]) = along {
        sign(up, vec2(0.0, -60.0));
        sign(down, vec2(0.0, 62.0));
    }
    if let Some([left, right]) = across {
        sign(right, vec2(90.0, 22.0));
        // A turn says itself once.
        if right != Pictogram::Again {
            sign(left, vec2(-90.0, 22.0));
        }
    }
}
