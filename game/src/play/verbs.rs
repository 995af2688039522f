//! The wheel of verbs, in every situation: Signaler · Demander · Proposer · Reçu. Held long, any of them says
//! « J'ai besoin de quelqu'un » to the room.

use bevy::prelude::*;
use bevy_egui::egui::{self, Id, Pos2, Rect, Stroke, vec2};
use simulation::Verb;

use super::{Pause, PlaySystems, Session};
use crate::devices::{Hand, Seat, VERB_KEYS};
use crate::kit::{Canvas, Glyph, Pictogram, TextStyle, draw_glyph, name_it, write_centred};
use crate::theme::{INK, PAPER, PETROL, SAND_DEEP};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Wheel>();
    app.add_systems(
        Update,
        read.in_set(PlaySystems::Read).run_if(resource_exists::<Session>),
    );
    app.add_systems(
        OnEnter(crate::screens::screen::Screen::Play),
        |mut wheel: ResMut<Wheel>| {
            *wheel = Wheel::default();
        },
    );
}

/// Seconds after which a verb held says « J'ai besoin de quelqu'un ».
const LONG_S: f32 = 1.2;
/// Seconds that a verb just said stays lit.
const LIT_S: f32 = 2.0;

/// Where the wheel stands.
#[derive(Resource, Debug, Default)]
pub(super) struct Wheel {
    open: bool,
    held: Option<(usize, f32)>,
    lit: Option<(usize, f32)>,
    mouse: Option<usize>,
}

impl Wheel {
    /// The gamepad's cross chooses a verb now.
    pub(super) fn is_open(&self) -> bool {
        self.open
    }
}

/// Directions of the wheel, in the order of [`Verb::ALL`]: up, right, down, left.
const CROSS: [GamepadButton; 4] = [
    GamepadButton::DPadUp,
    GamepadButton::DPadRight,
    GamepadButton::DPadDown,
    GamepadButton::DPadLeft,
];

const SIGNS: [Pictogram; 4] = [
    Pictogram::Exclamation,
    Pictogram::Question,
    Pictogram::Bulb,
    Pictogram::Received,
];
const WORDS: [&str; 4] = [
    "game-verb-signal",
    "game-verb-ask",
    "game-verb-propose",
    "game-verb-acknowledge",
];

fn read(
    mut wheel: ResMut<Wheel>,
    mut seat: ResMut<Seat>,
    keys: Res<ButtonInput<KeyCode>>,
    pads: Query<&Gamepad>,
    time: Res<Time<Real>>,
    mut session: ResMut<Session>,
) {
    let passed = time.delta_secs();
    if let Some((_, left)) = wheel.lit.as_mut() {
        *left -= passed;
        if *left <= 0.0 {
            wheel.lit = None;
        }
    }
    if session.is_paused() {
        wheel.held = None;
        return;
    }
    let mut down = VERB_KEYS.iter().position(|key| keys.pressed(*key)).or(wheel.mouse);
    for pad in &pads {
        if pad.just_pressed(GamepadButton::North) {
            wheel.open = !wheel.open;
        }
        if wheel.open {
            down = down.or(CROSS.iter().position(|button| pad.pressed(*button)));
        }
        if pad.pressed(GamepadButton::North) {
            // The wheel's own button, held: the same call.
            down = down.or(Some(4));
        }
    }
    match (wheel.held, down) {
        (Some((verb, held)), Some(now)) if verb == now => {
            let longer = held + passed;
            if held < LONG_S && longer >= LONG_S {
                session.stop_for(Pause::Needed);
                wheel.open = false;
            }
            wheel.held = Some((verb, longer));
        }
        (before, now) => {
            if let Some((verb, held)) = before
                && held < LONG_S
                && let Some(said) = Verb::ALL.get(verb)
            {
                seat.say(*said);
                wheel.lit = Some((verb, LIT_S));
                wheel.open = false;
            }
            wheel.held = now.map(|verb| (verb, 0.0));
        }
    }
}

pub(super) fn show(mut canvas: Canvas, session: Res<Session>, mut wheel: ResMut<Wheel>) -> Result {
    if session.pause().is_some_and(Pause::clears) {
        wheel.mouse = None;
        return Ok(());
    }
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect();
        let centre = Pos2::new(whole.left() + 126.0, whole.bottom() - 126.0);
        let reach = 62.0;
        let mut mouse = None;
        for (index, offset) in [vec2(0.0, -reach), vec2(reach, 0.0), vec2(0.0, reach), vec2(-reach, 0.0)]
            .into_iter()
            .enumerate()
        {
            let at = centre + offset;
            let place = Rect::from_center_size(at, vec2(64.0, 64.0));
            let response = ui.interact(
                place,
                Id::new("verb").with(index),
                egui::Sense::CLICK | egui::Sense::DRAG,
            );
            let word = kit.say(WORDS[index]);
            name_it(&response, &word);
            if response.is_pointer_button_down_on() {
                mouse = Some(index);
            }
            let lit = wheel.lit.is_some_and(|(verb, _)| verb == index);
            let held = wheel.held.is_some_and(|(verb, _)| verb == index);
            let (fill, ink) = if lit || held { (PETROL, PAPER) } else { (PAPER, INK) };
            let outline = if wheel.open {
                Stroke::new(3.0, PETROL)
            } else {
                Stroke::new(1.5, SAND_DEEP)
            };
            ui.painter().circle(at, 31.0, fill, outline);
            SIGNS[index].draw(ui.painter(), Rect::from_center_size(at, vec2(30.0, 30.0)), ink);
            if kit.hand == Hand::Keyboard {
                let label = kit.labels.letter(VERB_KEYS[index]).unwrap_or_default();
                draw_glyph(ui, at + vec2(24.0, -24.0), &Glyph::Key(label), INK);
            }
            if lit || wheel.open || response.hovered() {
                let line = Rect::from_center_size(centre + vec2(0.0, -reach - 52.0), vec2(240.0, 30.0));
                if lit || response.hovered() {
                    plate(ui, line, &word);
                } else {
                    // The wheel is open: every verb shows its word beside its sign.
                    let beside = Rect::from_center_size(at + vec2(0.0, 40.0), vec2(110.0, 26.0));
                    plate(ui, beside, &word);
                }
            }
        }
        if kit.hand == Hand::Gamepad {
            draw_glyph(ui, centre, &Glyph::Pad(3), INK);
        }
        wheel.mouse = mouse;
    })
}

fn plate(ui: &egui::Ui, place: Rect, words: &str) {
    let taken = Rect::from_center_size(place.center(), vec2(place.width(), 34.0));
    ui.painter().rect_filled(taken, 17.0, PAPER);
    write_centred(ui, taken, words, TextStyle::STRONG);
}
