//! Pipelines are made before they are needed: while the welcome screen is up, something that covers no pixel is drawn with
//! each kind of paint, so that the first session does not stop to compile.

use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

use super::form::{Form, Light};
use super::paint::Paint;
use super::palette::INK;
use super::wire::Wire;

/// Frames after which every pipeline was made, or never will be.
const FRAMES: u32 = 90;

/// What is drawn for it, until so many frames have passed.
#[derive(Component)]
struct Sample;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, lay_out);
    app.add_systems(Update, clear.run_if(any_with_component::<Sample>));
}

fn lay_out(mut commands: Commands, mut meshes: ResMut<Assets<Mesh>>, mut paints: ResMut<Assets<Paint>>) {
    let mut nothing = Form::new(Light::Live);
    nothing.face(&[Vec3::ZERO; 3], INK);
    let shape = meshes.add(nothing.mesh());
    let mut lines = Wire::default();
    lines.line(Vec3::ZERO, Vec3::ZERO, INK, (0.0, 0.0));
    let lines = meshes.add(lines.mesh());
    let mut put = |mesh: &Handle<Mesh>, paint: Paint| {
        commands.spawn((
            Sample,
            Mesh3d(mesh.clone()),
            MeshMaterial3d(paints.add(paint)),
            NoFrustumCulling,
        ));
    };
    for paint in [Paint::still(), Paint::baked(), Paint::lit(), Paint::sheer()] {
        put(&shape, paint);
    }
    put(&lines, Paint::sheer());
}

fn clear(mut commands: Commands, samples: Query<Entity, With<Sample>>, mut frames: Local<u32>) {
    *frames += 1;
    if *frames > FRAMES {
        for sample in &samples {
            commands.entity(sample).despawn();
        }
    }
}
