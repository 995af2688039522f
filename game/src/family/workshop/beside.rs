//! Beside the hand over a piece: what the tape reads there, what is asked, and which way it lies.

use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{self, Id, Pos2, Rect, Ui, vec2};
use simulation::workshop::Workshop;

use super::sheet::workshop_of;
use crate::devices::{Hand, PlayerInput};
use crate::kit::{Canvas, Glyph, Kit, Pictogram, TextStyle, draw_glyph, glyph_width, measure, name_it, write};
use crate::play::Session;
use crate::play::plate::plate;
use crate::play::pointers::place;
use crate::play::systems::PlayDrawing;
use crate::scene::Signs;
use crate::scene::camera::Eye;
use crate::scene::signs::Sight;
use crate::screens::screen::{Screen, TroubleDrawn};
use crate::theme::{CORAL, INK, PETROL, STEP};

/// What is said beside the hand.
#[derive(Debug, Clone, Default, PartialEq)]
struct Said {
    /// What the tape reads, or where the hand is on the machine: along, and across where that matters; mm.
    here: Vec<f64>,
    /// What is asked: the same; mm.
    asked: Vec<f64>,
    /// Which way that lies, −1, 0 or 1: along, and across where that matters.
    ways: [i8; 2],
}

/// So near, mm, the hand is there.
const THERE: f64 = 0.5;

fn said_of(workshop: &Workshop) -> Option<Said> {
    let hand = workshop.hand_mm()?;
    let asked = workshop.asked_place_mm();
    let both = workshop.piece_on_machine().is_some();
    let ways = asked.map_or([0; 2], |asked| {
        [0, 1].map(|way| {
            let off = asked[way] - hand[way];
            let matters = both || way == 0;
            if matters && off.abs() > THERE {
                off.signum() as i8
            } else {
                0
            }
        })
    });
    let said = if both {
        Said {
            here: hand.to_vec(),
            asked: asked.map(Vec::from).unwrap_or_default(),
            ways,
        }
    } else {
        Said {
            here: workshop.tape_reading_mm().into_iter().collect(),
            asked: asked.map(|asked| vec![asked[0]]).unwrap_or_default(),
            ways,
        }
    };
    (!said.here.is_empty() || said.ways != [0; 2]).then_some(said)
}

/// Figures in millimetres, whole where they are.
fn figures(kit: &Kit<'_>, mm: &[f64]) -> String {
    let rounded: Vec<f64> = mm.iter().map(|mm| (mm * 10.0).round() / 10.0 + 0.0).collect();
    match rounded[..] {
        [along, across] => kit.say_with("game-hand-both", &[("along", along.into()), ("across", across.into())]),
        [along, ..] => kit.say_with("game-millimetres", &[("millimetres", along.into())]),
        [] => String::new(),
    }
}

type EyeParts = (&'static Transform, &'static Projection);

fn show(
    mut canvas: Canvas,
    session: Option<Res<Session>>,
    signs: Res<Signs>,
    eye: Option<Single<EyeParts, With<Eye>>>,
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    mut players: Query<&mut PlayerInput>,
    mut told: Local<Vec<f64>>,
) -> Result {
    let Some(session) = session.filter(|session| session.pause().is_none()) else {
        return Ok(());
    };
    let (Some(eye), Some(window), Some(reach)) = (eye, window, signs.reach) else {
        return Ok(());
    };
    let (transform, Projection::Perspective(lens)) = *eye else {
        return Ok(());
    };
    let workshop = workshop_of(session.run().activity()).filter(|workshop| workshop.open_page().is_none());
    let Some(said) = workshop.and_then(said_of) else {
        return Ok(());
    };
    if *told != said.here {
        // For those who follow the log: one figure, or two.
        let figures: Vec<String> = said.here.iter().map(|mm| format!("{mm:.1}")).collect();
        tracing::debug!("reads: {}", figures.join(" "));
        told.clone_from(&said.here);
    }
    let ratio = window.width() / window.height().max(1.0);
    // Over the far edge of the piece, so that the line of the hand is free.
    let at = reach.place(Vec2::new(reach.hand.x, reach.size.y));
    let sight = Sight::of(at, transform, lens.fov, ratio);
    if !sight.ahead {
        return Ok(());
    }
    let step = canvas.draw(|ui, kit| {
        let whole = ui.max_rect();
        flag(ui, kit, place(sight, whole), whole, &said)
    })?;
    let face = session.face().small_steps();
    if let Some(name) = step.zip(face).map(|(on, steps)| steps[usize::from(on)])
        && let Some(choice) = session.scenario().template.controls().choice_index(name)
    {
        for mut input in &mut players {
            input.choose(choice);
        }
    }
    Ok(())
}

/// Draws it over `at`: true or false where the mouse asks for a small step on or back.
fn flag(ui: &Ui, kit: &Kit<'_>, at: Pos2, whole: Rect, said: &Said) -> Option<bool> {
    const SIDE: f32 = 40.0;
    let here = figures(kit, &said.here);
    let asked = figures(kit, &said.asked);
    let asked = if asked.is_empty() || said.ways == [0; 2] {
        String::new()
    } else {
        kit.say_with("game-hand-asked", &[("place", asked.into())])
    };
    let one = |text: &str, style| measure(ui, f32::INFINITY, text, style);
    let (first, second) = (one(&here, TextStyle::HEADING), one(&asked, TextStyle::SMALL_STRONG));
    let middle = vec2(
        first.x.max(second.x).max(if here.is_empty() { 0.0 } else { 90.0 }),
        if here.is_empty() { 0.0 } else { first.y } + if asked.is_empty() { 0.0 } else { second.y },
    );
    let size = vec2(middle.x + 2.0 * (SIDE + STEP), middle.y.max(36.0) + STEP);
    let free = Rect::from_min_max(whole.min + vec2(STEP, 100.0), whole.max - vec2(STEP, 200.0));
    let centre = Rect::from_center_size(at - vec2(0.0, size.y / 2.0 + 26.0), size);
    let inside = Rect::from_min_max(free.min + size / 2.0, free.max - size / 2.0);
    let band = Rect::from_center_size(inside.clamp(centre.center()), size);
    plate(ui, band);
    ui.painter()
        .line_segment([band.center_bottom(), at], egui::Stroke::new(2.0, INK));
    let mut y = band.center().y - middle.y / 2.0;
    for (text, style, size) in [
        (&here, TextStyle::HEADING, first),
        (&asked, TextStyle::SMALL_STRONG.in_colour(CORAL), second),
    ] {
        if !text.is_empty() {
            write(
                ui,
                Pos2::new(band.center().x - size.x / 2.0, y),
                f32::INFINITY,
                text,
                style,
            );
            y += size.y;
        }
    }
    let mut step = None;
    for (on, x) in [
        (false, band.left() + SIDE / 2.0 + 2.0),
        (true, band.right() - SIDE / 2.0 - 2.0),
    ] {
        let towards = said.ways[0] == if on { 1 } else { -1 };
        let centre = Pos2::new(x, band.center().y);
        match kit.hand {
            Hand::Mouse => {
                let area = Rect::from_center_size(centre, vec2(SIDE, SIDE));
                let response = ui.interact(area, Id::new(("small-step", on)), egui::Sense::CLICK);
                name_it(
                    &response,
                    &kit.say(if on { "game-hand-more" } else { "game-hand-less" }),
                );
                let sign = if on { Pictogram::Plus } else { Pictogram::Minus };
                let ink = if towards { CORAL } else { PETROL };
                if response.hovered() {
                    ui.painter().circle_stroke(centre, 17.0, egui::Stroke::new(2.0, PETROL));
                }
                sign.draw(ui.painter(), area.shrink(9.0), ink);
                if response.clicked() {
                    step = Some(on);
                }
            }
            Hand::Keyboard | Hand::Gamepad => {
                let sign = if on { Pictogram::Onward } else { Pictogram::Back };
                draw_glyph(ui, centre, &Glyph::Sign(sign), if towards { CORAL } else { INK });
            }
        }
    }
    // On a machine the piece is pushed to and fro as well.
    if said.ways[1] != 0 {
        let sign = Glyph::Sign(if said.ways[1] > 0 {
            Pictogram::Upward
        } else {
            Pictogram::Downward
        });
        let half = glyph_width(ui, &sign) / 2.0;
        draw_glyph(ui, Pos2::new(band.right() + half + 4.0, band.center().y), &sign, CORAL);
    }
    step
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        // Over the marks of things.
        show.after(PlayDrawing)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Play)),
    );
}
