//! Building the scene of a flight, once per place.

use bevy::camera::primitives::Aabb;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

use super::parts::{Coats, Part};
use super::readout::FlightScene;
use super::readout::{Craft, Post, Readout};
use super::{aircraft, cage, hall, signals};
use crate::quality::Quality;
use crate::scene::camera::Eye;
use crate::scene::form::{Form, Light};
use crate::scene::paint::Paint;
use crate::scene::palette::{INK, PAPER};
use crate::scene::wire::Wire;
use crate::scene::{Detail, Shown};

/// All of the scene hangs below this.
#[derive(Component)]
pub(super) struct Root;

/// What the scene was built for; another place, another build.
#[derive(Resource, PartialEq)]
pub(super) struct Built {
    quality: Quality,
    measures: cage::Measures,
    craft: Craft,
    posts: Vec<(Vec3, Option<f32>)>,
}

impl Built {
    fn of(moment: &Readout, quality: Quality) -> Self {
        Self {
            quality,
            measures: moment.measures,
            craft: moment.craft,
            posts: moment.posts.iter().map(|post| (post.foot, post.lying)).collect(),
        }
    }
}

/// Streamers on the cage's posts, and specks of dust and leaves.
pub(super) const STREAMERS: usize = 8;
const SPECKS: usize = 30;
/// How far outside the cage somebody looks from, m.
const EYES_BEHIND_M: f32 = 4.0;
/// Size of a piece of the place, m.
const PIECE_M: f32 = 8.0;

/// A foot of the traffic light: beside the pad, in the pilot's view.
pub(super) fn light_foot(measures: &cage::Measures) -> Vec3 {
    measures.pad + Vec3::new(1.4, 0.0, -0.1)
}

/// Where a streamer hangs.
pub(super) fn streamer_place(measures: &cage::Measures, index: usize) -> Vec3 {
    let side = if index.is_multiple_of(2) { -1.0 } else { 1.0 };
    let deep = (index / 2) as f32 / (STREAMERS / 2 - 1) as f32;
    let half = measures.half;
    if index < 2 {
        // Two by the lantern's cable, in the middle of what is looked at.
        return measures.lantern_seen() + Vec3::new(side * 0.02, 1.9 + 0.25 * side, 0.0);
    }
    Vec3::new(side * (half.x - 0.2), 3.6, half.y * (0.9 - 1.9 * deep))
}

struct Builder<'a, 'w, 's> {
    commands: &'a mut Commands<'w, 's>,
    meshes: &'a mut Assets<Mesh>,
    root: Entity,
}

impl Builder<'_, '_, '_> {
    fn mesh(&mut self, form: Form) -> Handle<Mesh> {
        self.meshes.add(form.mesh())
    }

    fn put(&mut self, mesh: Handle<Mesh>, coat: &Handle<Paint>, place: Transform) -> Entity {
        let parts = (
            Mesh3d(mesh),
            MeshMaterial3d(coat.clone()),
            place,
            NoFrustumCulling,
            ChildOf(self.root),
        );
        self.commands.spawn(parts).id()
    }

    fn still(&mut self, form: Form, coat: &Handle<Paint>, place: Transform) {
        let mesh = self.mesh(form);
        self.put(mesh, coat, place);
    }

    /// The place itself, in pieces of which only those in sight are drawn, near to the pilot first.
    fn place(&mut self, form: Form, coat: &Handle<Paint>, measures: &cage::Measures) {
        // Eyes stay in the cage, or a little behind who flies at its edge.
        let half = measures.half + Vec2::splat(EYES_BEHIND_M);
        let eyes = Aabb::from_min_max(
            Vec3::new(-half.x, 0.0, -half.y),
            Vec3::new(half.x, measures.height, half.y),
        );
        for (mesh, bounds) in form.pieces(PIECE_M, measures.pilot, &eyes) {
            let parts = (
                Mesh3d(self.meshes.add(mesh)),
                MeshMaterial3d(coat.clone()),
                Transform::default(),
                bounds,
                ChildOf(self.root),
            );
            self.commands.spawn(parts);
        }
    }

    /// Something that [`super::pose`] moves.
    fn part(&mut self, part: Part, mesh: &Handle<Mesh>, coat: &Handle<Paint>) -> Entity {
        let entity = self.put(mesh.clone(), coat, Transform::default());
        self.commands.entity(entity).insert(part);
        entity
    }

    fn drone(&mut self, craft: &Craft, coats: &Coats) {
        let (first, _) = craft.rotors[0];
        let arm = first.x.abs().max(0.02);
        let guard = (craft.guard - first.length()).max(craft.rotor_radius * 1.12);
        let mut hull = |livery| Detail {
            near: self.mesh(aircraft::hull(livery, arm, guard, craft.standing)),
            far: self.mesh(aircraft::far_hull(livery, arm, guard, craft.standing)),
            size_m: 2.0 * (arm + guard),
        };
        let (ours, theirs) = (hull(aircraft::OURS), hull(aircraft::NEIGHBOURS));
        let propeller = self.mesh(aircraft::propeller(craft.rotor_radius));
        let blur = self.mesh(aircraft::blur(craft.rotor_radius * 1.04));
        let lamp = self.mesh(aircraft::tail_lamp());
        let hull = self.part(Part::Hull, &ours.near, &coats.lit);
        let neighbour = self.part(Part::Neighbour, &theirs.near, &coats.lit);
        self.commands.entity(hull).insert(ours);
        self.commands.entity(neighbour).insert(theirs);
        for index in 0..craft.rotors.len() {
            let blades = self.part(Part::Propeller(index), &propeller, &coats.lit);
            let disc = self.part(Part::Disc(index), &blur, &coats.sheer);
            self.commands.entity(blades).insert(ChildOf(hull));
            self.commands.entity(disc).insert(ChildOf(hull));
            let at = craft.rotors[index].0 + Vec3::Y * aircraft::ROTOR_HEIGHT;
            let theirs = self.put(blur.clone(), &coats.sheer, Transform::from_translation(at));
            self.commands.entity(theirs).insert(ChildOf(neighbour));
        }
        for index in 0..aircraft::BARS {
            let bar = self.mesh(aircraft::charge_bar(index));
            let bar = self.part(Part::ChargeBar(index), &bar, &coats.dark);
            self.commands.entity(bar).insert(ChildOf(hull));
        }
        let lamp = self.part(Part::TailLamp, &lamp, &coats.baked);
        self.commands.entity(lamp).insert(ChildOf(hull));
    }

    fn posts(&mut self, posts: &[Post], coats: &Coats) {
        let ring = self.mesh(signals::floor_ring());
        let hoop = self.mesh(signals::hoop(0.34));
        for (index, post) in posts.iter().enumerate() {
            let form = signals::post(index + 1, post.height, post.radius);
            let place = match post.lying {
                None => Transform::from_translation(post.foot),
                // Fallen over: its axis along the ground, its middle where it stood.
                Some(turn) => {
                    let turn = Quat::from_rotation_y(turn) * Quat::from_rotation_z(-std::f32::consts::FRAC_PI_2);
                    let middle = post.foot + Vec3::Y * 0.3;
                    Transform::from_translation(middle - turn * Vec3::Y * post.height / 2.0).with_rotation(turn)
                }
            };
            self.still(form, &coats.lit, place);
            self.part(Part::Hoop(index), &hoop, &coats.wood);
            self.part(Part::Wave(index), &ring, &coats.petrol);
        }
        self.part(Part::GoalRing, &ring, &coats.coral);
        self.part(Part::HeightRing, &ring, &coats.petrol);
    }

    fn signs(&mut self, measures: &cage::Measures, coats: &Coats) {
        let place = Transform::from_translation(measures.lantern_seen());
        self.still(signals::lantern(), &coats.lit, place);
        let light = Transform::from_translation(light_foot(measures)).looking_to(
            (light_foot(measures) - measures.pilot) * Vec3::new(1.0, 0.0, 1.0),
            Vec3::Y,
        );
        self.still(signals::light_box(), &coats.lit, light);
        for (part, form, coat) in [
            (Part::LanternPaper, signals::lantern_paper(), &coats.paper),
            (Part::LanternGlow, signals::glow(), &coats.sheer),
            (Part::WaitLamp, signals::wait_lamp(), &coats.dark),
            (Part::GoLamp, signals::go_lamp(), &coats.dark),
            (Part::Marker, signals::marker(), &coats.lit),
            (Part::Jacket, aircraft::jacket(), &coats.lit),
        ] {
            let mesh = self.mesh(form);
            self.part(part, &mesh, coat);
        }
        let streamer = self.mesh(signals::streamer());
        for index in 0..STREAMERS {
            self.part(Part::Streamer(index), &streamer, &coats.lit);
        }
        // What the wind carries: dust, and a leaf now and then.
        let (speck, leaf) = (self.mesh(signals::speck()), self.mesh(signals::dry_leaf()));
        for index in 0..SPECKS {
            let mesh = if index % 3 == 0 { &leaf } else { &speck };
            self.part(Part::Speck(index), mesh, &coats.baked);
        }
    }

    fn shadows(&mut self, coats: &Coats) {
        let mut blob = Form::new(Light::Own);
        blob.blob(Vec3::ZERO, (1.0, 1.0), 0.85, INK);
        let blob = self.mesh(blob);
        self.part(Part::Shadow, &blob, &coats.faint);
        self.part(Part::NeighbourShadow, &blob, &coats.faint);
        let mut pale = Form::new(Light::Own);
        pale.blob(Vec3::ZERO, (1.0, 1.0), 0.62, PAPER);
        let pale = self.mesh(pale);
        self.part(Part::Halo, &pale, &coats.sheer);
        let mut line = Wire::default();
        line.line(Vec3::ZERO, Vec3::Y, INK, (0.75, 0.15));
        let line = self.meshes.add(line.mesh());
        self.part(Part::HeightLine, &line, &coats.sheer);
    }
}

/// Builds the scene when a flight comes up, and anew when the place is another.
pub(super) fn build(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    coats: Res<Coats>,
    shown: Res<Shown<FlightScene>>,
    quality: Res<Quality>,
    built: Option<Res<Built>>,
    roots: Query<Entity, With<Root>>,
    mut cameras: Query<&mut Camera, With<Eye>>,
) {
    let moment = shown.now();
    if built.is_some() && !shown.cut && !quality.is_changed() {
        return;
    }
    let wanted = Built::of(moment, *quality);
    if built.is_some_and(|built| *built == wanted) {
        return;
    }
    for entity in &roots {
        commands.entity(entity).despawn();
    }
    for mut camera in &mut cameras {
        let behind = if wanted.quality == Quality::Sketch {
            PAPER
        } else {
            hall::HAZE
        };
        camera.clear_color = ClearColorConfig::Custom(behind.colour());
    }
    let root = commands.spawn((Root, Transform::default(), Visibility::default())).id();
    let mut builder = Builder {
        commands: &mut commands,
        meshes: &mut meshes,
        root,
    };
    let measures = &moment.measures;
    let mut place = Form::new(Light::Baked);
    if wanted.quality == Quality::Sketch {
        cage::sketch(&mut place, measures);
        let lines = hall::sketch(&mut place);
        let lines = builder.meshes.add(lines.mesh());
        builder.put(lines, &coats.sheer, Transform::default());
    } else {
        cage::build(&mut place, measures);
        hall::build(&mut place, measures.half);
    }
    builder.place(place, &coats.still, measures);
    builder.still(cage::shadows(measures), &coats.sheer, Transform::default());
    let net = builder.meshes.add(cage::net(measures).mesh());
    builder.put(net, &coats.sheer, Transform::default());
    builder.posts(&moment.posts, &coats);
    builder.signs(measures, &coats);
    builder.drone(&moment.craft, &coats);
    builder.shadows(&coats);
    commands.insert_resource(wanted);
}
