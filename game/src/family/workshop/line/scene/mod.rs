//! The scene of lines: a post, a belt, a machine with a hatch. All of it follows from what was read of the running line.

mod card;
mod gaze;
mod guide;
mod machine;
mod parts;
mod piece;
mod pose;
mod post;
mod readout;
mod room;
mod stage;

use bevy::prelude::*;
use readout::LineScene;

use crate::scene::camera::Gaze;
use crate::scene::{Area, SceneSystems, Shown, Signs, follow};

/// Leaves nothing behind once no line is shown.
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

fn place_area(shown: Res<Shown<LineScene>>, mut area: ResMut<Area>) {
    area.set_if_neq(Area(shown.area()));
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, follow::<LineScene>.in_set(SceneSystems::Follow));
    app.add_systems(Startup, parts::mix_coats);
    app.add_systems(
        Update,
        (
            (
                stage::build,
                piece::shape,
                card::print,
                pose::pose,
                gaze::gaze,
                guide::guide,
                place_area,
            )
                .chain()
                .run_if(resource_exists::<Shown<LineScene>>),
            strike.run_if(resource_removed::<Shown<LineScene>>),
        )
            .in_set(SceneSystems::Pose),
    );
}
