//! The scene of flights: a netted cage in the hall of a tiers-lieu, the drone, and what tells it apart.

mod aircraft;
mod cage;
mod furniture;
mod gaze;
mod guide;
mod gust;
mod hall;
mod parts;
mod people;
mod pose;
pub(super) mod readout;
mod signals;
mod stage;

use bevy::prelude::*;
use readout::FlightScene;

use crate::scene::camera::Gaze;
use crate::scene::{Area, SceneSystems, Shown, Signs, follow};

/// Leaves nothing behind once no flight is shown.
fn strike(
    mut commands: Commands,
    root: Query<Entity, With<stage::Root>>,
    mut area: ResMut<Area>,
    mut signs: ResMut<Signs>,
) {
    for entity in &root {
        commands.entity(entity).despawn();
    }
    commands.remove_resource::<Gaze>();
    commands.remove_resource::<stage::Built>();
    area.0 = None;
    *signs = Signs::default();
}

fn place_area(shown: Res<Shown<FlightScene>>, mut area: ResMut<Area>) {
    area.set_if_neq(Area(shown.area()));
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, follow::<FlightScene>.in_set(SceneSystems::Follow));
    app.add_systems(Startup, parts::mix_coats);
    app.add_systems(
        Update,
        (
            (
                stage::build,
                pose::pose,
                gaze::gaze,
                guide::guide,
                super::hearing::listen,
                place_area,
            )
                .chain()
                .run_if(resource_exists::<Shown<FlightScene>>),
            strike.run_if(resource_removed::<Shown<FlightScene>>),
        )
            .in_set(SceneSystems::Pose),
    );
}
