//! The session being played: devices in, ticks on, and what the scene and the corners of the screen read.

mod animating;
mod autopilot;
mod choices;
mod columns;
mod common;
mod corners;
mod cross_keys;
mod gauge;
mod guiding;
mod joining;
pub(crate) mod leafing;
mod legend;
#[cfg(test)]
pub(crate) mod looked;
mod marks;
mod naming;
mod need;
pub(crate) mod news;
mod pads;
mod pause;
mod pausing;
mod places;
pub(crate) mod plate;
mod players;
mod pointed;
pub(crate) mod pointers;
mod pointing;
mod reaching;
pub(crate) mod room;
mod seat;
mod seen;
pub(crate) mod session;
mod settings;
mod sheet;
mod slots;
mod steer;
pub(crate) mod systems;
mod things;
mod trail;
pub(crate) mod vacated;
mod verb_keys;
mod verbs;
mod way;
mod wheel;
mod who;
mod witness;

use bevy::prelude::*;
use bevy_egui::EguiPrimaryContextPass;

use crate::desk::Trouble;
use crate::devices::{Flying, PlayerInput};
use crate::kit::FocusMoved;
use crate::language::ScreenLanguage;
use crate::screens::screen::{Screen, TroubleDrawn};
use crate::theme::Cornered;
pub(crate) use autopilot::Autopilot;
pub(crate) use marks::MarkRows;
pub(crate) use pausing::Pause;
use players::{Player, is_alone, is_shared};
pub(crate) use session::Session;
pub(crate) use sheet::AtHand;
use systems::{PlayDrawing, PlaySystems};

pub(super) fn plugin(app: &mut App) {
    app.configure_sets(
        Update,
        (PlaySystems::Read, PlaySystems::Step, PlaySystems::Draw).chain(),
    );
    app.init_resource::<pointing::UnderMouse>()
        .init_resource::<legend::Legend>()
        .init_resource::<leafing::Nearer>()
        .init_resource::<reaching::Led>()
        .init_resource::<guiding::Rests>()
        .init_resource::<guiding::Crossed>()
        .init_resource::<news::News>()
        .init_resource::<seen::Seen>()
        .init_resource::<way::Pushes>()
        .init_resource::<vacated::Vacated>()
        .init_resource::<AtHand>()
        .init_resource::<MarkRows>();
    app.add_plugins((players::plugin, pause::plugin, need::plugin, pads::plugin));
    app.add_systems(
        Update,
        (
            vacated::pass,
            steer::offer,
            leafing::read,
            guiding::cross,
            steer::read_shared,
            steer::read,
            sheet::follow,
            wheel::read,
            pointing::point,
            reaching::lead,
            legend::read,
            marks::read,
        )
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
    app.add_systems(Update, places::go_on.before(PlaySystems::Read).run_if(is_shared));
    let alone = (
        pointers::show,
        things::show,
        corners::show,
        choices::show,
        legend::show,
        pads::show,
        verbs::show,
    );
    app.add_systems(
        EguiPrimaryContextPass,
        (
            alone.chain().run_if(is_alone),
            columns::show.run_if(is_shared),
            common::show,
            witness::show,
            need::show,
            places::show.run_if(is_shared),
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

/// Nothing of the session before: nobody flew yet, the keys are shown again.
fn start(mut commands: Commands) {
    commands.insert_resource(Flying::default());
    commands.insert_resource(legend::Legend::default());
}

fn end(world: &mut World) {
    if let Some(session) = world.remove_resource::<Session>() {
        world.insert_resource(Ended(session));
    }
}

fn step(
    mut session: ResMut<Session>,
    mut players: Query<(&Player, &mut PlayerInput)>,
    (led, mut rests): (Res<reaching::Led>, ResMut<guiding::Rests>),
    time: Res<Time<Real>>,
    language: Res<ScreenLanguage>,
    mut trouble: ResMut<Trouble>,
    mut next: ResMut<NextState<Screen>>,
) {
    if session.is_paused() {
        for (_, mut input) in &mut players {
            input.let_go();
        }
        return;
    }
    // The mouse leads as gently by itself.
    let eases = !session.is_shared() && !led.goes();
    session.step(
        time.delta_secs(),
        |controls, face, activity, inputs| {
            // By seat, in whatever order they sat down.
            for (player, mut input) in &mut players {
                if let Some(asked) = inputs.get_mut(usize::from(player.seat)) {
                    *asked = input.tick(controls, face);
                }
            }
            if eases && let [alone] = inputs {
                rests.ease(face.hand_over(activity), alone);
            }
        },
        language.0,
    );
    if let Some(sentence) = session.take_failure() {
        trouble.tell(sentence);
    }
    if session.is_over() {
        next.set(Screen::End);
    }
}

/// While time runs, or is about to, everything has its corner; the page of a pause reflows.
fn corner(session: Option<Res<Session>>, mut cornered: ResMut<Cornered>) {
    let stands = |session: &Session| session.pause().is_some_and(Pause::clears);
    let now = Cornered(session.is_some_and(|session| !stands(&session)));
    cornered.set_if_neq(now);
}
