//! The session being played: devices in, ticks on, and what the scene and the corners of the screen read.

mod autopilot;
mod choices;
mod corners;
mod legend;
mod marks;
mod need;
mod pads;
mod pause;
mod pointers;
mod pointing;
pub(crate) mod session;
mod slots;
mod steer;
pub(crate) mod systems;
mod verbs;
mod way;
mod witness;

use crate::desk::Trouble;
use crate::devices::{Flying, Hand, Seat};
use crate::kit::FocusMoved;
use crate::language::ScreenLanguage;
use crate::screens::screen::{Screen, TroubleDrawn};
use crate::theme::Cornered;
use bevy::input::InputSystems;
use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

pub(crate) use autopilot::Autopilot;
pub(crate) use marks::MarkRows;
pub(crate) use pause::Pause;
use session::Said;
pub(crate) use session::Session;
use systems::{PlayDrawing, PlaySystems};

pub(super) fn plugin(app: &mut App) {
    app.configure_sets(
        Update,
        (PlaySystems::Read, PlaySystems::Step, PlaySystems::Draw).chain(),
    );
    app.init_resource::<steer::Pointed>()
        .init_resource::<slots::Slots>()
        .init_resource::<pointing::UnderMouse>()
        .init_resource::<legend::Legend>()
        .init_resource::<way::Pushes>()
        .init_resource::<MarkRows>();
    app.add_plugins((pause::plugin, need::plugin, verbs::plugin, pads::plugin));
    app.add_systems(
        Update,
        (steer::offer, steer::read, pointing::point, legend::read, marks::read)
            .chain()
            .in_set(PlaySystems::Read)
            .run_if(resource_exists::<Session>),
    );
    app.add_systems(
        Update,
        step.in_set(PlaySystems::Step).run_if(resource_exists::<Session>),
    );
    app.add_systems(
        Update,
        way::follow.after(PlaySystems::Draw).run_if(resource_exists::<Session>),
    );
    app.add_systems(
        PreUpdate,
        rest.after(InputSystems).run_if(not(resource_exists::<Session>)),
    );
    app.add_systems(
        EguiPrimaryContextPass,
        (
            pointers::show,
            corners::show,
            choices::show,
            legend::show,
            witness::show,
            pads::show,
            verbs::show,
            need::show,
            pause::show,
        )
            .chain()
            .in_set(PlayDrawing)
            .after(FocusMoved)
            .before(TroubleDrawn)
            .run_if(in_state(Screen::Play)),
    );
    app.add_systems(PreUpdate, corner);
    app.add_systems(OnEnter(Screen::Play), start);
    app.add_systems(OnExit(Screen::Play), end);
}

/// A session that was played and is not sealed yet.
#[derive(Resource)]
pub(crate) struct Ended(pub Session);

/// Nothing of the session before: nobody flew yet, every choice finds its place anew, the keys are shown again.
fn start(mut commands: Commands) {
    commands.insert_resource(Flying::default());
    commands.insert_resource(slots::Slots::default());
    commands.insert_resource(steer::Pointed::default());
    commands.insert_resource(legend::Legend::default());
}

fn end(world: &mut World) {
    if let Some(session) = world.remove_resource::<Session>() {
        world.insert_resource(Ended(session));
    }
}

fn step(
    mut session: ResMut<Session>,
    mut seat: ResMut<Seat>,
    time: Res<Time<Real>>,
    language: Res<ScreenLanguage>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) {
    if session.is_paused() {
        seat.let_go();
        return;
    }
    session.step(time.delta_secs(), &mut seat, language.0);
    if let Some(sentence) = session.take_failure() {
        trouble.tell(sentence);
    }
    if session.is_over() {
        next.set(Screen::End);
    }
}

/// What stands in the corners cannot reflow; the pages that cover them do.
fn corner(session: Option<Res<Session>>, mut cornered: ResMut<Cornered>) {
    let now = Cornered(session.is_some_and(|session| !session.pause().is_some_and(Pause::clears)));
    cornered.set_if_neq(now);
}

/// Outside a session no lever keeps its tilt.
fn rest(mut seat: ResMut<Seat>, hand: Res<Hand>) {
    if hand.is_changed() {
        seat.let_go();
    }
}
