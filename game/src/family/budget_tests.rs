//! What a picture may cost, counted and never timed: every moment of every situation is set up without a window, and its
//! triangles, its draw calls and how often a pixel is painted over are counted. A graphics card would not notice; a PC
//! without one pays for each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use bevy::mesh::PrimitiveTopology;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use simulation::{Event, Pilot, Run, SeatInput};
use situation::library::Library;
use situation::scenario::Scenario;

use super::{face, plugin};
use crate::play::systems::PlaySystems;
use crate::preferences::ReducedMotion;
use crate::quality::Quality;
use crate::scene::camera::Eye;
use crate::scene::paint::Paint;
use crate::scene::view::View;
use crate::scene::{self, Source, Staged};

/// What one picture may cost at most.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Cost {
    triangles: usize,
    /// What shares mesh and paint is drawn at once; what is seen through is drawn one by one.
    draws: usize,
    /// How often a pixel is painted, on the average over the picture.
    layers: f32,
}

/// For flat paint on two cores at 1280 × 720, sixty times a second, with what the screen writes: measured once by
/// `./envol bench frames`, kept by counting.
const BUDGET: Cost = Cost {
    triangles: 24_000,
    draws: 110,
    layers: 2.2,
};
/// The sketch is there for those who cannot afford that.
const SKETCH: Cost = Cost {
    triangles: 12_000,
    draws: 90,
    layers: 2.0,
};

/// Pixels of the picture in which layers are counted.
const PICTURE: (usize, usize) = (320, 180);
/// Seed of every session.
const SEED: u64 = 3;

/// A session played by a pilot, staged as a clip would be.
struct Played {
    run: Run,
    pilot: Mutex<Box<dyn Pilot>>,
    inputs: Vec<SeatInput>,
    events: Vec<Event>,
}

impl Played {
    fn of(scenario: &Scenario) -> Option<Self> {
        let style = scenario.template.pilot_styles().into_iter().next()?;
        let pilot = scenario.template.pilot(&style, SEED, scenario.seats)?;
        Some(Self {
            run: Run::new(scenario.template.start(SEED, scenario.seats), 0),
            pilot: Mutex::new(pilot),
            inputs: vec![SeatInput::default(); usize::from(scenario.seats)],
            events: Vec::new(),
        })
    }

    fn step(&mut self) {
        self.inputs.fill(SeatInput::default());
        let pilot = self.pilot.get_mut().unwrap_or_else(PoisonError::into_inner);
        pilot.act(self.run.activity(), &mut self.inputs);
        self.run.step(&self.inputs, &mut self.events);
    }
}

impl Source for Played {
    fn run(&self) -> &Run {
        &self.run
    }

    fn ahead(&self) -> f32 {
        0.5
    }
}

/// The scene alone, without a window.
fn stage(played: Played, quality: Quality) -> App {
    let mut app = App::new();
    app.add_plugins((
        MinimalPlugins,
        AssetPlugin::default(),
        TransformPlugin,
        bevy::state::app::StatesPlugin,
    ));
    app.init_asset::<Mesh>()
        .init_asset::<Shader>()
        .init_asset::<AudioSource>();
    app.init_resource::<ReducedMotion>().insert_resource(quality);
    app.configure_sets(
        Update,
        (PlaySystems::Read, PlaySystems::Step, PlaySystems::Draw).chain(),
    );
    app.add_plugins((scene::plugin, plugin, crate::sound::plugin));
    app.world_mut().spawn((Window::default(), PrimaryWindow));
    let projection = Projection::Perspective(PerspectiveProjection {
        aspect_ratio: 16.0 / 9.0,
        ..default()
    });
    app.world_mut().spawn((Eye, Camera3d::default(), projection));
    app.insert_resource(Staged {
        source: Box::new(played),
        area: None,
    });
    app.finish();
    app
}

/// Costs of every moment of a scenario.
fn costs(scenario: &Scenario, quality: Quality) -> BTreeMap<&'static str, Cost> {
    let played = Played::of(scenario).unwrap();
    let moments = face(&scenario.activity).moments_in(played.run.activity());
    let mut app = stage(played, quality);
    let mut costs = BTreeMap::new();
    for moment in moments {
        let mut staged = app.world_mut().resource_mut::<Staged>();
        let played = staged.source_mut::<Played>().unwrap();
        while !(moment.has_come)(played.run.activity()) {
            assert!(!played.run.activity().is_over(), "{} does not come", moment.name);
            played.step();
        }
        app.insert_resource(View::at(moment.view));
        for _ in 0..30 {
            let mut staged = app.world_mut().resource_mut::<Staged>();
            staged.source_mut::<Played>().unwrap().step();
            app.update();
        }
        costs.insert(moment.name, count(app.world_mut()));
    }
    costs
}

fn is_shown(world: &World, entity: Entity) -> bool {
    let own = world.get::<Visibility>(entity).copied().unwrap_or_default();
    own != Visibility::Hidden
        && (own == Visibility::Visible
            || world
                .get::<ChildOf>(entity)
                .is_none_or(|parent| is_shown(world, parent.parent())))
}

fn count(world: &mut World) -> Cost {
    let mut eyes = world.query_filtered::<(&GlobalTransform, &Projection), With<Eye>>();
    let (eye, projection) = eyes.single(world).unwrap();
    let clip = projection.get_clip_from_view() * eye.to_matrix().inverse();
    let mut things = world.query::<(Entity, &Mesh3d, &MeshMaterial3d<Paint>, &GlobalTransform)>();
    let (meshes, paints) = (world.resource::<Assets<Mesh>>(), world.resource::<Assets<Paint>>());
    let mut cost = Cost {
        triangles: 0,
        draws: 0,
        layers: 0.0,
    };
    let mut together = BTreeSet::new();
    let mut painted = 0;
    for (entity, mesh, paint, place) in things.iter(world) {
        if !is_shown(world, entity) {
            continue;
        }
        let shape = meshes.get(&mesh.0).unwrap();
        if paints.get(&paint.0).unwrap().alpha_mode() == AlphaMode::Opaque {
            together.insert((mesh.0.id(), paint.0.id()));
        } else {
            cost.draws += 1;
        }
        if shape.primitive_topology() != PrimitiveTopology::TriangleList {
            continue;
        }
        let at = clip * place.to_matrix();
        let corners: Vec<Vec4> = shape
            .attribute(Mesh::ATTRIBUTE_POSITION)
            .and_then(|values| values.as_float3())
            .unwrap()
            .iter()
            .map(|point| at * Vec3::from(*point).extend(1.0))
            .collect();
        let indices: Vec<usize> = shape.indices().unwrap().iter().collect();
        for triangle in indices.chunks_exact(3) {
            cost.triangles += 1;
            painted += pixels(&[corners[triangle[0]], corners[triangle[1]], corners[triangle[2]]]);
        }
    }
    cost.draws += together.len();
    cost.layers = painted as f32 / (PICTURE.0 * PICTURE.1) as f32;
    cost
}

/// How many pixels a triangle paints that shows its front; corners in clip space.
fn pixels(corners: &[Vec4; 3]) -> usize {
    const NEAR: f32 = 0.05;
    // What lies behind the eye is cut off.
    let mut shape = Vec::with_capacity(4);
    for (place, here) in corners.iter().enumerate() {
        let next = corners[(place + 1) % 3];
        if here.w >= NEAR {
            shape.push(*here);
        }
        if (here.w >= NEAR) != (next.w >= NEAR) {
            shape.push(here.lerp(next, (NEAR - here.w) / (next.w - here.w)));
        }
    }
    let size = Vec2::new(PICTURE.0 as f32, PICTURE.1 as f32);
    let seen: Vec<Vec2> = shape
        .iter()
        .map(|corner| (Vec2::new(corner.x, corner.y) / corner.w * 0.5 + 0.5) * size)
        .collect();
    (2..seen.len())
        .map(|last| filled([seen[0], seen[last - 1], seen[last]], size))
        .sum()
}

fn filled([a, b, c]: [Vec2; 3], size: Vec2) -> usize {
    let side = |from: Vec2, to: Vec2, point: Vec2| (to - from).perp_dot(point - from);
    if side(a, b, c) <= 0.0 {
        return 0;
    }
    let low = a.min(b).min(c).floor().clamp(Vec2::ZERO, size);
    let high = a.max(b).max(c).ceil().clamp(Vec2::ZERO, size);
    let mut count = 0;
    for y in low.y as usize..high.y as usize {
        for x in low.x as usize..high.x as usize {
            let point = Vec2::new(x as f32 + 0.5, y as f32 + 0.5);
            count += usize::from(
                [(a, b), (b, c), (c, a)]
                    .iter()
                    .all(|(from, to)| side(*from, *to, point) >= 0.0),
            );
        }
    }
    count
}

/// What one layer more costs, in triangles: ten thousand less of them and 1.4 layers more took as long, on two cores
/// without a graphics card (`./envol bench frames`, sanding beside the posts).
const LAYER: f32 = 7_000.0;

/// Who saves triangles may spend them on layers: a bench seen from near is a few large boards, one behind the other.
fn within(cost: Cost, budget: Cost) -> bool {
    let more = (cost.layers - budget.layers).max(0.0) * LAYER;
    cost.triangles + more as usize <= budget.triangles && cost.draws <= budget.draws
}

fn library() -> Library {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../scenarios");
    Library::load(&folder, &simulation::builtin()).0
}

#[test]
fn every_picture_of_every_situation_keeps_to_the_budget() {
    let mut over = Vec::new();
    for scenario in library().iter() {
        let face = face(&scenario.activity);
        assert!(
            face.is_plain() || !face.moments().is_empty(),
            "{}: a family with a scene names the moments worth a picture",
            scenario.activity
        );
        for (quality, budget) in [(Quality::Plain, BUDGET), (Quality::Sketch, SKETCH)] {
            for (moment, cost) in costs(scenario, quality) {
                println!("{} {moment} {quality:?}: {cost:?}", scenario.id);
                if !within(cost, budget) {
                    over.push(format!("{} {moment}, {quality:?}: {cost:?} of {budget:?}", scenario.id));
                }
            }
        }
    }
    assert!(over.is_empty(), "over the budget:\n{}", over.join("\n"));
}

#[test]
fn pixels_are_counted_as_they_are_painted() {
    let square = |w: f32| {
        [
            Vec4::new(-w, -w, 0.0, w),
            Vec4::new(w, -w, 0.0, w),
            Vec4::new(-w, w, 0.0, w),
        ]
    };
    let half = pixels(&square(1.0)) as f32 / (PICTURE.0 * PICTURE.1) as f32;
    assert!((half - 0.5).abs() < 0.01, "{half}");
    let [a, b, c] = square(1.0);
    assert_eq!(pixels(&[a, c, b]), 0, "its back is not painted");
    assert_eq!(pixels(&square(-1.0)), 0, "nothing behind the eye is");
}
