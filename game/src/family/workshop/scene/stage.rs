//! Building the scene of a workshop, once per place.

use bevy::camera::primitives::Aabb;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

use super::glide::Glide;
use super::parts::{Coats, Part};
use super::places::{Places, TOP};
use super::pose::{DROPS, RAIN_AGAIN};
use super::readout::{Readout, WorkshopScene};
use super::{bench, bird, dust, garden, machine, room, tools, worn};
use crate::quality::Quality;
use crate::scene::Shown;
use crate::scene::camera::Eye;
use crate::scene::form::{Form, Light};
use crate::scene::paint::Paint;
use crate::scene::palette::{INK, LEAF, PAPER, PETROL, SKY, SUN};
use crate::scene::wire::Wire;

/// All of the scene hangs below this.
#[derive(Component)]
pub(super) struct Root;

/// What the scene was built for; another place, another build.
#[derive(Resource, PartialEq)]
pub(super) struct Built {
    quality: Quality,
    places: Places,
    screws: usize,
}

impl Built {
    fn of(moment: &Readout, quality: Quality) -> Self {
        Self {
            quality,
            places: moment.places.clone(),
            screws: moment.all_screws,
        }
    }
}

/// Size of a piece of the place, m.
const PIECE_M: f32 = 6.0;

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

    /// The place itself, in pieces of which only those in sight are drawn, near to who works first.
    fn place(&mut self, form: Form, coat: &Handle<Paint>, places: &Places, below: Entity) {
        // Eyes stay over the bench, or before the tree.
        let eyes = Aabb::from_min_max(garden::TREE + Vec3::new(-1.0, 1.0, 0.6), Vec3::new(1.2, 2.6, 2.2));
        let from = Vec3::new(0.0, 2.0, places.half.y + 1.2);
        for (mesh, bounds) in form.pieces(PIECE_M, from, &eyes) {
            let parts = (
                Mesh3d(self.meshes.add(mesh)),
                MeshMaterial3d(coat.clone()),
                Transform::default(),
                bounds,
                ChildOf(below),
            );
            self.commands.spawn(parts);
        }
    }

    /// What is outside, as it is seen through the door, and whole.
    fn outside(&mut self, coat: &Handle<Paint>, places: &Places, is_sketch: bool) {
        for door in [true, false] {
            let parts = (
                Part::Garden(door),
                Transform::default(),
                Visibility::Hidden,
                ChildOf(self.root),
            );
            let garden = self.commands.spawn(parts).id();
            let mut form = Form::new(Light::Baked);
            room::outside(&mut form, places, door, is_sketch);
            self.place(form, coat, places, garden);
        }
    }

    /// Something that [`super::pose`] moves.
    fn part(&mut self, part: Part, mesh: &Handle<Mesh>, coat: &Handle<Paint>) -> Entity {
        let entity = self.put(mesh.clone(), coat, Transform::default());
        self.commands.entity(entity).insert((part, Visibility::Hidden));
        entity
    }

    /// Something that a hand takes and lays down.
    fn taken(&mut self, part: Part, form: Form, coat: &Handle<Paint>) -> Entity {
        let mesh = self.mesh(form);
        let entity = self.part(part, &mesh, coat);
        self.commands.entity(entity).insert(Glide::default());
        entity
    }

    fn tools(&mut self, places: &Places, coats: &Coats) {
        for (tool, (kind, _)) in places.tools.iter().enumerate() {
            let mut form = Form::new(Light::Live);
            tools::draw(&mut form, *kind);
            self.taken(Part::Tool(tool), form, &coats.lit);
        }
        for (item, (kind, _)) in places.worn.iter().enumerate() {
            let mut form = Form::new(Light::Live);
            worn::draw(&mut form, *kind);
            let mesh = self.mesh(form);
            self.part(Part::Worn(item), &mesh, &coats.lit);
        }
        let blade = self.mesh(tools::blade(0.3));
        self.part(Part::Blade, &blade, &coats.lit);
        let ticks = self.meshes.add(tools::ticks(0.3).mesh());
        self.part(Part::Ticks, &ticks, &coats.sheer);
        let mut sheet = Form::new(Light::Live);
        bench::sheet(&mut sheet);
        let sheet = self.mesh(sheet);
        self.part(Part::Sheet, &sheet, &coats.lit);
    }

    fn machines(&mut self, places: &Places, coats: &Coats) {
        let (head, bit, lamp) = (
            self.mesh(machine::head()),
            self.mesh(machine::bit()),
            self.mesh(machine::lamp()),
        );
        let pane = self.mesh(machine::pane());
        for index in 0..places.machines.len() {
            self.part(Part::Head(index), &head, &coats.lit);
            self.part(Part::Bit(index), &bit, &coats.lit);
            self.part(Part::Lamp(index), &lamp, &coats.lamp);
            let guard = self.taken(Part::Guard(index), machine::guard(), &coats.lit);
            let pane = self.put(pane.clone(), &coats.sheer, Transform::default());
            self.commands.entity(pane).insert(ChildOf(guard));
        }
    }

    fn hand(&mut self, coats: &Coats) {
        let mut cube = Form::new(Light::Own);
        cube.block(Vec3::ZERO, Vec3::ONE, PAPER);
        let cube = self.mesh(cube);
        self.part(Part::HandLine, &cube, &coats.coral);
        self.part(Part::Kerf, &cube, &coats.dark);
        let mut dot = Form::new(Light::Own);
        dot.washer(Vec3::ZERO, Vec3::Y, (0.6, 1.0), 14, PAPER);
        let dot = self.mesh(dot);
        self.part(Part::HandDot, &dot, &coats.coral);
        let mut bore = Form::new(Light::Own);
        bore.disc(Vec3::ZERO, Vec3::Y, 1.0, 16, PAPER);
        let bore = self.mesh(bore);
        self.part(Part::Bore, &bore, &coats.dark);
        let mut blob = Form::new(Light::Own);
        blob.blob(Vec3::ZERO, (1.0, 1.0), 0.8, INK);
        let blob = self.mesh(blob);
        self.part(Part::Shadow, &blob, &coats.faint);
        let mut veil = Form::new(Light::Own);
        veil.side(
            crate::scene::form::Side::Front,
            Vec3::ZERO,
            Vec3::new(0.34, 0.16, 0.0),
            PAPER,
        );
        let veil = self.mesh(veil);
        self.part(Part::Veil, &veil, &coats.veil);
    }

    fn wood(&mut self, screws: usize, coats: &Coats) {
        let screw = self.mesh(tools::screw());
        for index in 0..screws {
            self.part(Part::Screw(index), &screw, &coats.lit);
        }
        for heap in 0..dust::HEAPS {
            let mesh = self.mesh(dust::lies(heap));
            self.part(Part::Heap(heap), &mesh, &coats.lit);
        }
        let bit = self.mesh(dust::bit());
        for speck in 0..dust::SPECKS {
            self.part(Part::Speck(speck), &bit, &coats.lit);
        }
    }

    fn weather(&mut self, places: &Places, coats: &Coats) {
        let (left, right) = room::door(places);
        let back = places.wall();
        let out = self
            .meshes
            .add(rain((left, right), (0.0, 2.6), (back - 2.4, back - 0.1), 34, 0.55).mesh());
        self.part(Part::Rain(0), &out, &coats.sheer);
        if let Some(stock) = places.stock.first() {
            let wide = stock.size.z;
            let around = (stock.at.x - wide, stock.at.x + wide * 0.5);
            let over = rain(
                around,
                (TOP + 0.5, 2.4),
                (back + 0.02, stock.at.z + stock.size.x * 0.3),
                9,
                0.5,
            );
            let over = self.meshes.add(over.mesh());
            self.part(Part::Rain(1), &over, &coats.sheer);
        }
        let mut ring = Form::new(Light::Own);
        ring.washer(Vec3::ZERO, Vec3::Y, (0.7, 1.0), 9, SKY.lighter(0.5));
        let ring = self.mesh(ring);
        for drop in 0..DROPS {
            self.part(Part::Drop(drop), &ring, &coats.lit);
        }
        let mut puddle = Form::new(Light::Own);
        puddle.blob(
            Vec3::new(f32::midpoint(left, right), -0.02, back - 0.7),
            (0.7, 0.3),
            0.7,
            SKY.mix(PETROL, 0.25),
        );
        let puddle = self.mesh(puddle);
        self.part(Part::Puddle, &puddle, &coats.sheer);
        let folded = self.mesh(folded());
        self.part(Part::Folded, &folded, &coats.lit);
        let cover = self.mesh(cover());
        self.part(Part::Cover, &cover, &coats.lit);
    }

    fn spring(&mut self, coats: &Coats) {
        let mut leaf = Form::new(Light::Live);
        leaf.ball(Vec3::ZERO, 1.0, 0.8, LEAF.mix(SUN, 0.42).lighter(0.1));
        let mut blossom = Form::new(Light::Live);
        blossom.ball(Vec3::ZERO, 0.86, 0.8, LEAF.mix(SUN, 0.25).lighter(0.02));
        let leaves = [self.mesh(leaf), self.mesh(blossom)];
        for index in 0..garden::LEAVES.len() {
            self.part(Part::Leaf(index), &leaves[index % 2], &coats.lit);
        }
        for kind in 0..bird::BIRDS {
            let (body, head) = (self.mesh(bird::body(kind)), self.mesh(bird::looking_out(kind)));
            self.part(Part::Bird(kind), &body, &coats.lit);
            self.part(Part::Tenant(kind), &head, &coats.lit);
            for left in [true, false] {
                let wing = self.mesh(bird::wing(kind, left));
                self.part(Part::Wing(kind, left), &wing, &coats.lit);
            }
        }
    }
}

/// Lines of rain that come again after [`RAIN_AGAIN`] metres of falling.
fn rain(x: (f32, f32), y: (f32, f32), z: (f32, f32), count: usize, opacity: f32) -> Wire {
    let mut wire = Wire::default();
    let slant = Vec3::new(0.012, 0.16, 0.0);
    let again = ((y.1 - y.0) / RAIN_AGAIN) as usize;
    for line in 0..count {
        let part = |salt: f32| dust::scatter(line, salt);
        let foot = Vec3::new(
            x.0 + (x.1 - x.0) * part(0.618_034),
            y.0 + RAIN_AGAIN * part(0.754_877),
            z.0 + (z.1 - z.0) * part(0.569_84),
        );
        for step in 0..=again {
            let from = foot + Vec3::Y * RAIN_AGAIN * step as f32;
            wire.line(from, from + slant, PAPER.mix(SKY, 0.35), (opacity, opacity * 0.4));
        }
    }
    wire
}

/// The cover, rolled up, lying along z, its middle at the origin.
fn folded() -> Form {
    let mut form = Form::new(Light::Live);
    form.tube(Vec3::Z * 0.15, Vec3::Z * -0.15, (0.045, 0.045), 10, PETROL.lighter(0.3));
    form.hoop(Vec3::Z * 0.08, Vec3::Z, 0.047, 0.012, 10, SUN);
    form.hoop(Vec3::Z * -0.08, Vec3::Z, 0.047, 0.012, 10, SUN);
    form
}

/// The cover over boards: of size one, standing on the origin.
fn cover() -> Form {
    let mut form = Form::new(Light::Live);
    let tone = PETROL.lighter(0.3);
    form.stand(Vec3::ZERO, Vec3::ONE, tone);
    for z in [-0.3, 0.0, 0.3] {
        form.block(Vec3::new(0.0, 1.0, z), Vec3::new(1.01, 0.05, 0.012), tone.darker(0.2));
    }
    form
}

/// Builds the scene when a workshop comes up, and anew when the place is another.
pub(super) fn build(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    coats: Res<Coats>,
    shown: Res<Shown<WorkshopScene>>,
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
    let places = &moment.places;
    let mut place = Form::new(Light::Baked);
    if is_sketch {
        let lines = room::sketch(&mut place, places);
        let lines = builder.meshes.add(lines.mesh());
        builder.put(lines, &coats.sheer, Transform::default());
    } else {
        room::build(&mut place, places);
        let sun = builder.mesh(room::sunlight(places));
        builder.put(sun, &coats.sheer, Transform::default());
    }
    builder.place(place, &coats.still, places, root);
    builder.outside(&coats.still, places, is_sketch);
    builder.tools(places, &coats);
    builder.machines(places, &coats);
    builder.hand(&coats);
    builder.wood(wanted.screws, &coats);
    builder.weather(places, &coats);
    builder.spring(&coats);
    commands.insert_resource(wanted);
}
