//! Beside the hand over a piece: what the tape reads there, what is asked, which way it lies, and small steps for the
//! mouse along and across.

use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{self, Id, Pos2, Rect, Ui, vec2};
use simulation::workshop::Workshop;

use super::sheet::workshop_of;
use crate::devices::{Hand, PlayerInput};
use crate::kit::{Canvas, Glyph, Kit, Pictogram, TextStyle, draw_glyph, measure, name_it, write};
use crate::play::Session;
use crate::play::plate::plate;
use crate::play::pointers::place;
use crate::play::systems::PlayDrawing;
use crate::play::vacated::Vacated;
use crate::scene::Signs;
use crate::scene::camera::Eye;
use crate::scene::signs::Sight;
use crate::screens::screen::{Screen, TroubleDrawn};
use crate::theme::{CORAL, INK, PETROL, STEP};

/// A way of the hand, and what is said of it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Line {
    /// What the tape reads, or where the hand is on the machine, mm; `None` where nothing reads it.
    here: Option<f64>,
    /// What is asked, mm.
    asked: Option<f64>,
    /// How far from it is as good, mm, where a piece is measured.
    within: Option<f64>,
    /// Which way that lies: −1, 0 or 1.
    way: i8,
}

/// So near, mm, the hand is there.
const THERE: f64 = 0.5;

/// A line for each way of the hand that matters: along, and on a machine across.
fn said_of(workshop: &Workshop) -> Vec<Line> {
    // Saw, bit and sandpaper are watched: nothing stands before them.
    let busy = workshop.at_work().is_some() || workshop.drilling_share().is_some();
    let Some(hand) = workshop.hand_mm().filter(|_| !busy) else {
        return Vec::new();
    };
    let asked = workshop.asked_place_mm();
    let machine = workshop.piece_on_machine().is_some();
    let line = |way: usize, here: Option<f64>| {
        let off = asked.map_or(0.0, |asked| asked[way] - hand[way]);
        Line {
            here,
            asked: asked.map(|asked| asked[way]),
            within: workshop.asked_tolerance_mm().filter(|_| !machine),
            way: if off.abs() > THERE { off.signum() as i8 } else { 0 },
        }
    };
    if machine {
        return [0, 1].map(|way| line(way, Some(hand[way]))).to_vec();
    }
    let along = line(0, workshop.tape_reading_mm());
    if along.here.is_some() || along.way != 0 {
        vec![along]
    } else {
        Vec::new()
    }
}

/// A figure in millimetres, whole where it is.
pub(super) fn figure(kit: &Kit<'_>, mm: f64) -> String {
    let rounded = (mm * 10.0).round() / 10.0 + 0.0;
    kit.say_with("game-millimetres", &[("millimetres", rounded.into())])
}

/// What stands beside the hand is drawn.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct BesideDrawn;

/// While the mouse is on what stands beside the hand: neither that nor the eye moves away from under it.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Steady(pub(super) bool);

/// Where it was drawn last: its middle, and its size.
type Drawn = Option<Rect>;

type EyeParts = (&'static Transform, &'static Projection);

fn show(
    mut canvas: Canvas,
    session: Option<Res<Session>>,
    signs: Res<Signs>,
    eye: Option<Single<EyeParts, With<Eye>>>,
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    mut players: Query<&mut PlayerInput>,
    (mut steady, mut vacated): (ResMut<Steady>, ResMut<Vacated>),
    mut told: Local<Vec<Line>>,
    mut drawn: Local<Drawn>,
) -> Result {
    let before = drawn.take();
    let was_steady = std::mem::take(&mut steady.0);
    let Some(session) = session.filter(|session| session.pause().is_none() && !session.is_shared()) else {
        return Ok(());
    };
    let workshop = workshop_of(session.run().activity()).filter(|workshop| workshop.open_page().is_none());
    let mut said = workshop.map(said_of).unwrap_or_default();
    // Where something is to be fetched, nothing stands before it; the corner still says what the tape reads. On a machine
    // both figures stay beside the bit.
    let controls = session.scenario().template.controls();
    let main = session.run().activity().main_choice(0);
    let elsewhere = main.and_then(|main| controls.choice_name(main));
    let on_bench = said.len() == 1;
    if on_bench && elsewhere.is_some_and(|name| !session.face().at_hand().contains(&name)) {
        said.clear();
    }
    let (Some(eye), Some(window), Some(reach), false) = (eye, window, signs.reach, said.is_empty()) else {
        vacated.follow("beside", Vec::new());
        return Ok(());
    };
    let (transform, Projection::Perspective(lens)) = *eye else {
        return Ok(());
    };
    if *told != said {
        // For those who follow the log: one figure, or two.
        let figures: Vec<String> = (said.iter().filter_map(|line| line.here))
            .map(|mm| format!("{mm:.1}"))
            .collect();
        tracing::debug!("reads: {}", figures.join(" "));
        told.clone_from(&said);
    }
    let ratio = window.width() / window.height().max(1.0);
    // Over the far edge of the piece, so that the line of the hand is free; beside it on a machine, where the bit is.
    let machine = said.len() > 1;
    let over = if machine {
        Vec2::new(0.0, reach.size.y / 2.0)
    } else {
        Vec2::new(reach.hand.x, reach.size.y)
    };
    let see = |at: Vec2| Sight::of(reach.place(at), transform, lens.fov, ratio);
    let sight = see(over);
    if !sight.ahead {
        return Ok(());
    }
    let step = canvas.draw(|ui, kit| {
        let whole = ui.max_rect();
        let at = place(sight, whole);
        let size = size_of(ui, kit, &said);
        // Clear of the keys at the left and of the corners.
        let free = Rect::from_min_max(whole.min + vec2(272.0, 100.0), whole.max - vec2(244.0, 200.0));
        let wanted = if machine {
            at - vec2(size.x / 2.0 + 24.0, 0.0)
        } else {
            // Over the figures of the tape, which can be read past it.
            at - vec2(0.0, size.y / 2.0 + 48.0)
        };
        let inside = Rect::from_min_max(free.min + size / 2.0, free.max - size / 2.0);
        let mut band = Rect::from_center_size(inside.clamp(wanted), size);
        if kit.hand == Hand::Mouse
            && let Some(before) = before
        {
            let (at, pressed) = ui.input(|input| (input.pointer.latest_pos(), input.pointer.press_origin()));
            let within = |at: Option<Pos2>| at.is_some_and(|at| before.expand(STEP).contains(at));
            // A hand that is led over the wood passes below it.
            if within(at) && (pressed.is_none() || within(pressed)) {
                let near = before.center().distance(wanted) < 90.0 || was_steady;
                steady.0 = near;
                if near {
                    band = Rect::from_center_size(before.center(), size);
                }
            }
        }
        *drawn = Some(band);
        vacated.follow("beside", vec![(Id::new("beside"), band)]);
        flag(ui, kit, (at, band), &said)
    })?;
    let steps = session.face().small_steps();
    if let Some(name) = step.and_then(|(way, on)| Some(steps.get(way)?[usize::from(on)]))
        && let Some(choice) = session.scenario().template.controls().choice_index(name)
    {
        for mut input in &mut players {
            input.choose(choice);
        }
    }
    Ok(())
}

/// Room for a button or a sign beside the figures, points.
const SIDE: f32 = 40.0;

/// What a line says: where the hand is, and where it is asked to go.
fn words(kit: &Kit<'_>, line: Line) -> [String; 2] {
    let here = line.here.map(|mm| figure(kit, mm)).unwrap_or_default();
    let asked = line.asked.filter(|_| line.way != 0);
    let asked = asked.map(|mm| {
        let place = ("place", figure(kit, mm).into());
        match line.within.filter(|within| *within > 0.0) {
            Some(within) => kit.say_with(
                "game-hand-asked-within",
                &[place, ("within", figure(kit, within).into())],
            ),
            None => kit.say_with("game-hand-asked", &[place]),
        }
    });
    [here, asked.unwrap_or_default()]
}

fn styles() -> [TextStyle; 2] {
    [TextStyle::HEADING, TextStyle::SMALL_STRONG.in_colour(CORAL)]
}

/// Size of what one line says.
fn size_of_line(ui: &Ui, kit: &Kit<'_>, line: Line) -> egui::Vec2 {
    let mut size = egui::Vec2::ZERO;
    for (text, style) in words(kit, line).iter().zip(styles()) {
        if !text.is_empty() {
            let of = measure(ui, f32::INFINITY, text, style);
            size = vec2(size.x.max(of.x), size.y + of.y);
        }
    }
    vec2(size.x.max(90.0), size.y.max(36.0))
}

/// Size of all of it: it does not become narrower while the hand is on its way.
fn size_of(ui: &Ui, kit: &Kit<'_>, said: &[Line]) -> egui::Vec2 {
    let sizes: Vec<egui::Vec2> = said.iter().map(|line| size_of_line(ui, kit, *line)).collect();
    let wide = sizes.iter().map(|size| size.x).fold(0.0, f32::max);
    let high: f32 = sizes.iter().map(|size| size.y + 4.0).sum();
    vec2(wide + 2.0 * (SIDE + STEP), high + STEP - 4.0)
}

/// Draws it for `at`: where the mouse asks for a small step, along (0) or across (1), on or back.
fn flag(ui: &Ui, kit: &Kit<'_>, (at, band): (Pos2, Rect), said: &[Line]) -> Option<(usize, bool)> {
    let from = band.clamp(at);
    ui.painter().line_segment([from, at], egui::Stroke::new(2.0, INK));
    plate(ui, band);
    let mut step = None;
    let mut top = band.top() + STEP / 2.0;
    for (way, line) in said.iter().enumerate() {
        let size = size_of_line(ui, kit, *line);
        let row = Rect::from_min_size(Pos2::new(band.left(), top), vec2(band.width(), size.y));
        top += size.y + 4.0;
        let texts = words(kit, *line);
        let sizes: Vec<egui::Vec2> = (texts.iter().zip(styles()))
            .map(|(text, style)| measure(ui, f32::INFINITY, text, style))
            .collect();
        let high: f32 = texts
            .iter()
            .zip(&sizes)
            .filter(|(text, _)| !text.is_empty())
            .map(|(_, size)| size.y)
            .sum();
        let mut y = row.center().y - high / 2.0;
        for ((text, style), size) in texts.iter().zip(styles()).zip(&sizes) {
            if !text.is_empty() {
                let at = Pos2::new(row.center().x - size.x / 2.0, y);
                write(ui, at, f32::INFINITY, text, style);
                y += size.y;
            }
        }
        for (on, x) in [
            (false, row.left() + SIDE / 2.0 + 2.0),
            (true, row.right() - SIDE / 2.0 - 2.0),
        ] {
            let towards = line.way == if on { 1 } else { -1 };
            if small_step(ui, kit, Pos2::new(x, row.center().y), (way, on), towards) {
                step = Some((way, on));
            }
        }
    }
    step
}

/// The button, or the key, of a small step; true where it was clicked.
fn small_step(ui: &Ui, kit: &Kit<'_>, centre: Pos2, (way, on): (usize, bool), towards: bool) -> bool {
    match kit.hand {
        Hand::Mouse => {
            let area = Rect::from_center_size(centre, vec2(SIDE, SIDE - 4.0));
            let response = ui.interact(area, Id::new(("small-step", way, on)), egui::Sense::CLICK);
            name_it(
                &response,
                &kit.say(match (way, on) {
                    (0, true) => "game-hand-more",
                    (0, false) => "game-hand-less",
                    (_, true) => "game-hand-farther",
                    (_, false) => "game-hand-nearer",
                }),
            );
            let sign = if on { Pictogram::Plus } else { Pictogram::Minus };
            let ink = if towards { CORAL } else { PETROL };
            if response.hovered() {
                ui.painter().circle_stroke(centre, 17.0, egui::Stroke::new(2.0, PETROL));
            }
            sign.draw(ui.painter(), Rect::from_center_size(centre, vec2(22.0, 22.0)), ink);
            response.clicked()
        }
        Hand::Keyboard | Hand::Gamepad => {
            let sign = match (way, on) {
                (0, true) => Pictogram::Onward,
                (0, false) => Pictogram::Back,
                (_, true) => Pictogram::Upward,
                (_, false) => Pictogram::Downward,
            };
            let ink = if towards { CORAL } else { INK };
            // The keys of a keyboard are pressed; a thumb on a gamepad goes that way.
            let glyph = match kit.hand {
                Hand::Keyboard => Glyph::Sign(sign),
                Hand::Gamepad | Hand::Mouse => Glyph::Way(sign),
            };
            draw_glyph(ui, centre, &glyph, ink);
            false
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Steady>();
    app.add_systems(
        EguiPrimaryContextPass,
        // Over the marks of things.
        show.in_set(BesideDrawn)
            .after(PlayDrawing)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Play)),
    );
}
