//! Before play: what will happen, the controls of the device in hand, and what shall be looked at.

pub(crate) mod looked;

use std::collections::BTreeSet;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect, Shape, Stroke, Ui, Vec2, vec2};
use situation::scenario::Scenario;
use station::ProfileId;

use super::begin::begin;
use super::screen::{Screen, TroubleDrawn};
use crate::desk::{Desk, Trouble, Visit};
use crate::devices::{Half, Hand, HoldKey, Lever, VERB_KEYS};
use crate::family::face;
use crate::kit::{
    Canvas, Column, FocusMoved, Foot, Glyph, Kit, Pictogram, Row, Side, TextStyle, Turn, draw_glyph, glyph_width,
    measure, write_centred,
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
                face(&scenario.activity).sign_on_card(&scenario)
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
            } else if seated.len() > 2 {
                // Of three who play, one waits at a time: whoever does can say what they hear.
                marks.rows = looked::proposed(&scenario.grid, &visit);
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
        kit.scroll_column(ui, "happens", place, |ui, kit, column| {
            lines(ui, kit, column, scenario);
            column.gap(2.0);
            controls(ui, kit, column, scenario);
        });
        return;
    }
    let mut row = Row::of(place);
    let left = row.left(place.width() * 0.44 - STEP);
    row.gap(2.0);
    kit.scroll_column(ui, "happens", left, |ui, kit, column| lines(ui, kit, column, scenario));
    kit.scroll_column(ui, "controls", row.rest(), |ui, kit, column| {
        controls(ui, kit, column, scenario);
    });
}

/// What will happen, line by line.
fn lines(ui: &Ui, kit: &Kit<'_>, column: &mut Column, scenario: &Scenario) {
    column.text(ui, &kit.say("game-briefing-happens"), TextStyle::HEADING);
    column.gap(2.0);
    for (index, line) in scenario.briefing.lines.iter().enumerate() {
        let (mut number, mut beside) = column.beside(32.0, 2.0);
        let disc = number.take(30.0);
        ui.painter().circle_filled(disc.center(), 15.0, LEAF);
        let digits = (index + 1).to_string();
        write_centred(ui, disc, &digits, TextStyle::SMALL_STRONG.in_colour(PAPER));
        beside.gap(0.25);
        beside.text(ui, kit.text(line), TextStyle::BODY);
        column.join([&number, &beside]);
        column.gap(1.5);
    }
}

/// The controls of the device in hand, drawn.
fn controls(ui: &Ui, kit: &Kit<'_>, column: &mut Column, scenario: &Scenario) {
    // The ground is as tall as what stands on it.
    let ground = ui.painter().add(Shape::Noop);
    let mut inner = column.inside(2.0);
    inner.gap(2.0);
    let (sign, words) = match kit.hand {
        Hand::Keyboard if scenario.seats > 1 => (Pictogram::Keyboard, "game-controls-several"),
        Hand::Keyboard => (Pictogram::Keyboard, "game-controls-keyboard"),
        Hand::Gamepad => (Pictogram::Gamepad, "game-controls-gamepad"),
        Hand::Mouse => (Pictogram::Mouse, "game-controls-mouse"),
    };
    inner.signed(ui, (sign, INK), &kit.say(words), TextStyle::HEADING);
    inner.gap(2.5);
    levers(ui, kit, &mut inner, scenario);
    let face = face(&scenario.activity);
    if face.points() && scenario.seats == 1 {
        let letters = [KeyCode::KeyW, KeyCode::KeyA, KeyCode::KeyS, KeyCode::KeyD];
        let letters = letters.map(|code| Glyph::Key(kit.labels.letter(code).unwrap_or_default()));
        let (glyphs, words) = match kit.hand {
            Hand::Keyboard => (letters.to_vec(), "game-controls-point"),
            Hand::Gamepad => (vec![Glyph::Stick(Side::Left), Glyph::Cross], "game-controls-point"),
            Hand::Mouse if scenario.template.controls().sticks.is_empty() => (Vec::new(), "game-controls-click-only"),
            Hand::Mouse => (Vec::new(), "game-controls-click"),
        };
        control(ui, &mut inner, &glyphs, Pictogram::Target, &kit.say(words));
    }
    for (place, name) in scenario.template.controls().buttons.iter().enumerate() {
        let scenarios = || scenario.words.get(name).map_or(name.as_str(), |text| kit.text(text));
        let words = face
            .button(name)
            .map_or_else(|| scenarios().to_owned(), |said| kit.say(said.briefing));
        let glyph = HoldKey::of(place).and_then(|key| kit.hold_glyph(key));
        let glyphs: Vec<Glyph> = glyph.into_iter().collect();
        control(ui, &mut inner, &glyphs, face.sign_of(name), &words);
    }
    let key = |label: &str| Glyph::Key(label.to_owned());
    let verbs = VERB_KEYS.iter().filter_map(|code| kit.labels.letter(*code));
    let pause = vec![key(&kit.say("game-key-escape"))];
    let several = scenario.seats > 1 && kit.hand == Hand::Keyboard;
    let halves = [Half::Left, Half::Right].map(Half::keys);
    let walks = halves.iter().flat_map(|half| half.walk);
    let walks = walks.map(|code| Glyph::Key(kit.labels.letter(code).unwrap_or_default()));
    if several {
        // Two halves: what each presses, the left one first.
        let acts = ["game-key-space", "game-key-enter"].map(|id| key(&kit.say(id)));
        control(ui, &mut inner, &acts, Pictogram::Hand, &kit.say("game-legend-main"));
    }
    let (keyboard, gamepad) = (
        [
            ["1", "2", "3"].map(key).to_vec(),
            verbs.map(Glyph::Key).collect(),
            pause.clone(),
        ],
        [
            vec![Glyph::Cross, Glyph::Pad(0)],
            vec![Glyph::Pad(3)],
            vec![Glyph::Named("Start".to_owned())],
        ],
    );
    let glyphs = match kit.hand {
        Hand::Keyboard if several => [walks.collect(), ["1–4", "7–0"].map(key).to_vec(), pause],
        Hand::Keyboard => keyboard,
        Hand::Gamepad => gamepad,
        Hand::Mouse => Default::default(),
    };
    let said = [
        (Pictogram::Tick, "game-controls-choices"),
        (Pictogram::Speech, "game-controls-verbs"),
        (Pictogram::Pause, "game-controls-pause"),
    ];
    for ((sign, words), glyphs) in said.into_iter().zip(glyphs) {
        control(ui, &mut inner, &glyphs, sign, &kit.say(words));
    }
    let whole = column.take(inner.height());
    ui.painter().set(ground, Shape::rect_filled(whole, theme::ROUND, SAND));
}

/// A control: its sign, what it does, and what to press at the right.
fn control(ui: &Ui, column: &mut Column, glyphs: &[Glyph], sign: Pictogram, words: &str) {
    const SIGN: f32 = 30.0;
    let pressed: f32 = glyphs.iter().map(|glyph| glyph_width(ui, glyph) + 0.75 * STEP).sum();
    let room = column.width() - SIGN - 1.75 * STEP - pressed;
    let height = measure(ui, room, words, TextStyle::BODY).y.max(SIGN);
    let mut row = Row::of(column.take(height));
    sign.draw(ui.painter(), row.sign(SIGN), INK);
    row.gap(1.75);
    for glyph in glyphs.iter().rev() {
        draw_glyph(ui, row.right(glyph_width(ui, glyph)).center(), glyph, INK);
        row.gap_right(0.75);
    }
    row.text(ui, words, TextStyle::BODY);
    column.gap(1.5);
}

/// What each hand holds and what it does, for hands that have levers.
fn levers(ui: &Ui, kit: &Kit<'_>, column: &mut Column, scenario: &Scenario) {
    let face = face(&scenario.activity);
    let sticks = &scenario.template.controls().sticks;
    let has = |lever: Lever| {
        let mut sticks = sticks.iter().enumerate();
        sticks.any(|(place, name)| face.lever(name, place) == lever)
    };
    let pushes = |levers: [Lever; 2]| levers.map(|lever| has(lever).then(|| face.push(lever).signs));
    let said = |left: bool, words: &str| kit.say_with(words, &[("does", kit.say(face.hand(left)).into())]);
    // A hand on the mouse that points into the picture holds no lever.
    let points = kit.hand == Hand::Mouse && face.points() && scenario.seats == 1;
    let hands: Vec<_> = if scenario.seats > 1 && kit.hand == Hand::Keyboard && !sticks.is_empty() {
        // Each half of the keyboard moves the first two sticks.
        let of_stick = |place: usize| {
            let lever = face.lever(sticks.get(place)?, place);
            Some(face.push(lever).signs)
        };
        let signs = [of_stick(0), of_stick(1)];
        vec![
            (true, signs, kit.say("game-places-left")),
            (false, signs, kit.say("game-places-right")),
        ]
    } else {
        // One hand alone has the middle.
        let held = [
            (true, [Lever::LeftX, Lever::LeftY], "game-hand-left"),
            (false, [Lever::RightX, Lever::RightY], "game-hand-right"),
        ]
        .into_iter();
        let held = held.filter(|(_, levers, _)| !points && levers.iter().any(|lever| has(*lever)));
        held.map(|(left, levers, words)| (left, pushes(levers), said(left, words)))
            .collect()
    };
    let halves = column.split(hands.len().max(1), 1.0);
    for ((left, signs, words), mut half) in hands.into_iter().zip(halves) {
        lever_pair(ui, kit, half.take(144.0).center(), left, signs);
        let height = measure(ui, half.width(), &words, TextStyle::SMALL).y;
        write_centred(ui, half.take(height.max(52.0)), &words, TextStyle::SMALL);
        column.below(half.bottom());
    }
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
            ui.painter().circle(centre, 46.0, PAPER, Stroke::new(2.0, INK));
            ui.painter().circle_filled(centre, 22.0, PETROL);
        }
    }
    let sign = |sign: Pictogram, offset: Vec2| {
        let place = Rect::from_center_size(centre + offset, Vec2::splat(24.0));
        sign.draw(ui.painter(), place, PETROL);
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
