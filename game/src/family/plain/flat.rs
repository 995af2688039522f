//! The scene of a kind without a face: its picture of the last seconds, drawn flat on a card in the middle.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;
use bevy_egui::egui::{Pos2, Rect};

use crate::kit::{Canvas, Film, FocusMoved};
use crate::play::session::Session;
use crate::play::systems::PlayDrawing;
use crate::screens::screen::Screen;
use crate::theme::SAND;

/// The drawing, and the tick up to which it goes.
#[derive(Resource, Default)]
struct Drawn {
    film: Film,
    tick: Option<u32>,
}

/// Ticks between two drawings: laying out shapes costs more than a glance can follow.
const EVERY: u32 = 6;

/// The free middle of the picture: corners and lower edge belong to what is read and pressed.
fn middle(whole: Rect) -> Rect {
    let aside = (whole.width() * 0.21).min(262.0);
    Rect::from_min_max(
        Pos2::new(whole.left() + aside, whole.top() + 118.0),
        Pos2::new(whole.right() - aside, whole.bottom() - 270.0),
    )
}

fn show(mut canvas: Canvas, session: Res<Session>, mut drawn: ResMut<Drawn>) -> Result {
    if !session.face().is_plain() {
        return Ok(());
    }
    let tick = session.run().tick();
    if drawn.tick.is_none_or(|last| tick < last || tick >= last + EVERY) {
        drawn.film = session.recent();
        drawn.tick = Some(tick);
    }
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect();
        ui.painter().rect_filled(whole, 0.0, SAND);
        kit.film(ui, middle(whole), &drawn.film, None);
    })
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Drawn>();
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(PlayDrawing)
            .run_if(in_state(Screen::Play)),
    );
}
