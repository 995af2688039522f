//! The scene of a kind without a face: its picture of the last seconds, drawn flat on a card in the middle.

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

use crate::kit::{Canvas, Film, FocusMoved};
use crate::play::room::picture;
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
        kit.film(
            ui,
            picture(whole, session.is_shared().then(|| session.face().columns())),
            &drawn.film,
            None,
        );
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
