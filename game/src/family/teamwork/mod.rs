//! Situations for several around one thing. They are drawn flat, over the columns of those who play: what is there is
//! meant to be described and talked about, not walked around.

mod automaton;
mod bank;
mod choosing;
mod relay;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

pub(super) use automaton::AutomatonFace;
pub(super) use choosing::ChoosingFace;
pub(super) use relay::RelayFace;

use super::face::Stage;
use crate::kit::{Canvas, FocusMoved};
use crate::play::room::picture;
use crate::play::systems::PlayDrawing;
use crate::play::{AtHand, Session};
use crate::screens::screen::Screen;

/// Draws in play what has no scene.
fn show(mut canvas: Canvas, session: Res<Session>, at_hand: Res<AtHand>) -> Result {
    let face = session.face();
    if !face.is_flat() {
        return Ok(());
    }
    canvas.draw(|ui, kit| {
        let whole = ui.max_rect();
        let stage = Stage {
            whole,
            place: picture(whole, session.is_shared().then(|| face.columns())),
            pointed: at_hand.0,
        };
        face.flat(ui, kit, stage, session.run().activity(), session.scenario());
    })
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(bank::plugin);
}

pub(super) fn overlay(app: &mut App) {
    app.add_systems(
        EguiPrimaryContextPass,
        show.after(FocusMoved)
            .before(PlayDrawing)
            .run_if(in_state(Screen::Play)),
    );
}
