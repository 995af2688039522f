//! The scene of workshops: a bench by an open door, wood, tools, a machine, and the garden where the object ends up. All of
//! it follows from what was read of the running workshop; nothing is remembered but how a thing gets from here to there.

mod bench;
mod bird;
mod colleague;
mod dust;
mod garden;
mod gaze;
mod glide;
mod guide;
mod lumber;
mod lying;
mod machine;
mod parts;
mod places;
mod pose;
pub(super) mod readout;
mod room;
mod spring;
mod stage;
mod tools;
mod ways;
mod wood;
mod worn;

use bevy::prelude::*;
use readout::WorkshopScene;

pub(in crate::family::workshop) use glide::Glide;
pub(in crate::family::workshop) use tools::STEEL;

use crate::scene::camera::Gaze;
use crate::scene::{Area, SceneSystems, Shown, Signs, follow};

/// Leaves nothing behind once no workshop is shown.
fn strike(
    mut commands: Commands,
    roots: Query<Entity, With<stage::Root>>,
    mut area: ResMut<Area>,
    mut signs: ResMut<Signs>,
) {
    for entity in &roots {
        commands.entity(entity).despawn();
    }
    commands.remove_resource::<Gaze>();
    commands.remove_resource::<stage::Built>();
    area.0 = None;
    *signs = Signs::default();
}

fn place_area(shown: Res<Shown<WorkshopScene>>, mut area: ResMut<Area>) {
    area.set_if_neq(Area(shown.area()));
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, follow::<WorkshopScene>.in_set(SceneSystems::Follow));
    app.init_resource::<super::beside::Steady>();
    app.add_systems(Startup, parts::mix_coats);
    app.add_systems(
        Update,
        (
            (
                stage::build,
                colleague::build,
                lumber::lay,
                lumber::unroll,
                pose::pose,
                colleague::pose,
                gaze::gaze,
                guide::guide,
                place_area,
            )
                .chain()
                .run_if(resource_exists::<Shown<WorkshopScene>>),
            strike.run_if(resource_removed::<Shown<WorkshopScene>>),
        )
            .in_set(SceneSystems::Pose),
    );
}
