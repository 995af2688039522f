//! Building the scene of a line, once per place.

use bevy::camera::primitives::Aabb;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;
use simulation::workshop::line::{Movable, Shape, Tray};

use super::parts::{CLEATS, Coats, Part, SEEN};
use super::readout::{LineScene, MACHINE, Readout};
use super::{card, machine, post, room};
use crate::quality::Quality;
use crate::scene::Shown;
use crate::scene::camera::Eye;
use crate::scene::form::{Form, Light};
use crate::scene::paint::Paint;
use crate::scene::palette::PAPER;

/// All of the scene hangs below this.
#[derive(Component)]
pub(super) struct Root;

/// What the scene was built for; another place, another build.
#[derive(Resource, PartialEq)]
pub(super) struct Built {
    quality: Quality,
    size: Vec3,
    shapes: Vec<Shape>,
    spots: Vec<Vec3>,
}

impl Built {
    fn of(moment: &Readout, quality: Quality) -> Self {
        Self {
            quality,
            size: moment.size,
            shapes: moment.shapes.clone(),
            spots: moment.spots.clone(),
        }
    }
}

struct Builder<'a, 'w, 's> {
    commands: &'a mut Commands<'w, 's>,
    meshes: &'a mut Assets<Mesh>,
    root: Entity,
}

impl Builder<'_, '_, '_> {
    fn put(&mut self, mesh: Handle<Mesh>, coat: &Handle<Paint>) -> Entity {
        let parts = (
            Mesh3d(mesh),
            MeshMaterial3d(coat.clone()),
            Transform::default(),
            NoFrustumCulling,
            ChildOf(self.root),
        );
        self.commands.spawn(parts).id()
    }

    /// The place itself, in pieces of which only those in sight are drawn.
    fn place(&mut self, form: Form, coat: &Handle<Paint>) {
        let eyes = Aabb::from_min_max(Vec3::new(-1.4, 1.0, 0.1), Vec3::new(1.2, 2.4, 1.8));
        for (mesh, bounds) in form.pieces(6.0, Vec3::new(0.0, 2.0, 1.6), &eyes) {
            let mesh = self.meshes.add(mesh);
            let parts = (
                Mesh3d(mesh),
                MeshMaterial3d(coat.clone()),
                Transform::default(),
                bounds,
                ChildOf(self.root),
            );
            self.commands.spawn(parts);
        }
    }

    /// Things that [`super::pose`] moves, of one mesh.
    fn parts(&mut self, parts: impl IntoIterator<Item = Part>, form: Form, coat: &Handle<Paint>) {
        let mesh = self.meshes.add(form.mesh());
        for part in parts {
            let entity = self.put(mesh.clone(), coat);
            self.commands.entity(entity).insert((part, Visibility::Hidden));
        }
    }
}

/// A mesh that is shaped before it is seen.
fn blank() -> Form {
    let mut form = Form::new(Light::Live);
    form.stand(Vec3::ZERO, Vec3::splat(0.01), PAPER);
    form
}

/// Builds the scene when a line comes up, and anew when the place is another.
pub(super) fn build(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    coats: Res<Coats>,
    shown: Res<Shown<LineScene>>,
    quality: Res<Quality>,
    built: Option<Res<Built>>,
    roots: Query<Entity, With<Root>>,
    mut cameras: Query<&mut Camera, With<Eye>>,
) {
    let now = shown.now();
    if built.is_some() && !shown.cut && !quality.is_changed() {
        return;
    }
    let wanted = Built::of(now, *quality);
    if built.is_some_and(|built| *built == wanted) {
        return;
    }
    for entity in &roots {
        commands.entity(entity).despawn();
    }
    let is_sketch = wanted.quality == Quality::Sketch;
    for mut camera in &mut cameras {
        let behind = if is_sketch { PAPER } else { room::HAZE };
        camera.clear_color = ClearColorConfig::Custom(behind.colour());
    }
    let root = commands.spawn((Root, Transform::default(), Visibility::default())).id();
    let mut builder = Builder {
        commands: &mut commands,
        meshes: &mut meshes,
        root,
    };
    let mut place = Form::new(Light::Baked);
    if is_sketch {
        let lines = builder.meshes.add(room::sketch().mesh());
        builder.put(lines, &coats.sheer);
    } else {
        room::build(&mut place);
    }
    post::build(&mut place, now.size);
    place.at(MACHINE, 0.0, machine::stand);
    builder.place(place, &coats.still);

    builder.parts([Part::Piece], blank(), &coats.lit);
    builder.parts([Part::Card], blank(), &coats.lit);
    builder.parts([Part::CardFrame], card::frame(), &coats.coral);
    for thing in Movable::ALL {
        builder.parts([Part::Thing(thing)], post::thing(thing), &coats.lit);
    }
    let lying = Tray::ALL
        .into_iter()
        .flat_map(|tray| (0..SEEN).map(move |place| Part::Lies(tray, place)));
    let lying: Vec<Part> = lying.chain([Part::Stuck, Part::OnBelt]).collect();
    builder.parts(lying, post::plain(now.size), &coats.lit);
    for tray in Tray::ALL {
        builder.parts([Part::Stamp(tray)], post::stamp(tray), &coats.lit);
    }
    builder.parts([Part::Hatch], machine::door(), &coats.lit);
    for (place, shape) in now.shapes.iter().enumerate() {
        for wrong in [false, true] {
            builder.parts([Part::Place(place, wrong)], machine::inside(*shape, wrong), &coats.lit);
        }
    }
    builder.parts((0..now.shapes.len()).map(Part::Ring), machine::ring(), &coats.sun);
    builder.parts([Part::Lamp(true)], machine::lamp(), &coats.sun);
    builder.parts([Part::Lamp(false)], machine::lamp(), &coats.coral);
    builder.parts([Part::Button], post::button(), &coats.lit);
    builder.parts((0..now.spots.len()).map(Part::Spot), post::spot(), &coats.own);
    builder.parts((0..CLEATS).map(Part::Cleat), post::cleat(), &coats.lit);
    commands.insert_resource(wanted);
}
