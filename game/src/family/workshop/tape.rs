//! Figures along the tape while it lies on a piece, as far as there is room for them.

use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Rect, Ui, vec2};

use super::beside::BesideDrawn;
use super::sheet::workshop_of;
use crate::kit::{Canvas, Kit, TextStyle, measure, write_centred};
use crate::play::Session;
use crate::play::pointers::place;
use crate::play::systems::PlayDrawing;
use crate::scene::Signs;
use crate::scene::camera::Eye;
use crate::scene::signs::Sight;
use crate::screens::screen::Screen;
use crate::theme::{CORAL, PAPER};

/// Between figures, mm.
const EACH_MM: f32 = 100.0;
/// Where they would stand nearer than this they are left out, points.
const LEAST: f32 = 46.0;

type EyeParts = (&'static Transform, &'static Projection);

fn show(
    mut canvas: Canvas,
    session: Option<Res<Session>>,
    signs: Res<Signs>,
    eye: Option<Single<EyeParts, With<Eye>>>,
    window: Option<Single<&Window, With<PrimaryWindow>>>,
) -> Result {
    let Some(session) = session.filter(|session| session.pause().is_none() && !session.is_shared()) else {
        return Ok(());
    };
    let reads = workshop_of(session.run().activity()).filter(|workshop| {
        workshop.open_page().is_none() && workshop.tape_reading_mm().is_some() && workshop.at_work().is_none()
    });
    let (Some(_), Some(eye), Some(window), Some(reach)) = (reads, eye, window, signs.reach) else {
        return Ok(());
    };
    let (transform, Projection::Perspective(lens)) = *eye else {
        return Ok(());
    };
    let ratio = window.width() / window.height().max(1.0);
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect();
        // Behind the blade, which lies along the far edge.
        let see = |mm: f32| {
            let sight = Sight::of(reach.place(Vec2::new(mm, reach.size.y)), transform, lens.fov, ratio);
            sight.ahead.then(|| place(sight, whole))
        };
        let figures = (1..).map(|count| EACH_MM * count as f32);
        let mut before = see(0.0);
        for mm in figures.take_while(|mm| *mm < reach.size.x) {
            let at = see(mm);
            if let (Some(before), Some(at)) = (before, at)
                && before.distance(at) >= LEAST
                && whole.contains(at)
            {
                figure(ui, kit, at - vec2(0.0, 15.0), mm);
            }
            before = at;
        }
    })
}

/// A figure on a ground of its own, as on the blade.
fn figure(ui: &Ui, kit: &Kit<'_>, at: bevy_egui::egui::Pos2, mm: f32) {
    let said = kit.say_with("game-count", &[("count", f64::from(mm).into())]);
    let size = measure(ui, f32::INFINITY, &said, TextStyle::SMALL_STRONG);
    let ground = Rect::from_center_size(at, vec2(size.x + 8.0, size.y - 3.0));
    ui.painter().rect_filled(ground, 3.0, PAPER);
    write_centred(ui, ground.expand(3.0), &said, TextStyle::SMALL_STRONG.in_colour(CORAL));
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(PlayDrawing)
            .before(BesideDrawn)
            .run_if(in_state(Screen::Play)),
    );
}
