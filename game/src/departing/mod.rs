//! Leaving from anywhere: « Je dois partir », a station where nobody is any more, a workshop that ends. What is open is
//! closed as if its own pages had closed it, and nobody is here afterwards.

mod away;
mod kiosk;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

pub(crate) use away::Presence;
pub(crate) use kiosk::Kiosk;

use crate::desk::{LookingBack, Visit};
use crate::kit::{Canvas, FocusMoved, Pictogram, Question, WayOut};
use crate::play::Ended;
use crate::screens::screen::{Screen, TroubleDrawn};

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Departing>();
    app.add_systems(Update, (open_way, walk).chain());
    app.add_systems(EguiPrimaryContextPass, ask.after(FocusMoved).in_set(Asked));
    app.add_plugins((away::plugin, kiosk::plugin));
    // What covers a page is drawn after it, and what went wrong after both.
    app.configure_sets(EguiPrimaryContextPass, Asked.before(TroubleDrawn));
}

/// What is asked before somebody leaves.
#[derive(SystemSet, Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Asked;

/// Whether somebody leaves.
#[derive(Resource, Debug, Default)]
pub(crate) struct Departing {
    /// « Tu dois partir ? » is on the table.
    asked: bool,
    /// They are on their way to the welcome screen.
    walks: bool,
}

impl Departing {
    /// Whoever is here leaves, from wherever they are.
    pub(crate) fn leave(&mut self) {
        self.walks = true;
        self.asked = false;
    }
}

/// Pages have the way out while somebody is here.
fn open_way(mut out: ResMut<WayOut>, mut departing: ResMut<Departing>, visit: Res<Visit>) {
    let open = visit.doer.is_some();
    if out.open != open {
        out.open = open;
    }
    if out.wanted {
        out.wanted = false;
        departing.asked = true;
    }
}

fn ask(mut canvas: Canvas, mut departing: ResMut<Departing>) -> Result {
    if !departing.asked {
        return Ok(());
    }
    let answer = canvas.draw(|ui, kit| {
        let question = Question {
            id: "leave".to_owned(),
            title: kit.say("game-leave-title"),
            purpose: kit.say("game-leave-purpose"),
            lines: Vec::new(),
            no: kit.say("game-leave-no"),
            yes: kit.say("game-leave-yes"),
            sign: Pictogram::Door,
        };
        question.ask(ui, kit)
    })?;
    match answer {
        Some(true) => departing.leave(),
        Some(false) => departing.asked = false,
        None => {}
    }
    Ok(())
}

/// To the welcome screen, by the pages that seal what is open; there nobody is here any more.
fn walk(
    mut departing: ResMut<Departing>,
    screen: Res<State<Screen>>,
    ended: Option<Res<Ended>>,
    mut visit: ResMut<Visit>,
    mut commands: Commands,
    mut next: ResMut<NextState<Screen>>,
) {
    if !departing.walks {
        return;
    }
    match screen.get() {
        Screen::Welcome => {
            *visit = Visit::default();
            commands.remove_resource::<LookingBack>();
            departing.walks = false;
        }
        Screen::Play => next.set(Screen::End),
        // It is being sealed: where the disk refuses, the page says so, and whoever reads it waits.
        Screen::End if ended.is_some() => {}
        _ => next.set(Screen::Welcome),
    }
}
