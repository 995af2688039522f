//! Building what belongs to working together, once per place.

use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;
use simulation::workshop::ToolKind;

use super::body::{self, Shape};
use super::things::Thing;
use super::{fixtures, van};
use crate::family::workshop::scene::glide::Glide;
use crate::family::workshop::scene::parts::Coats;
use crate::family::workshop::scene::readout::WorkshopScene;
use crate::family::workshop::scene::stage::Root;
use crate::family::workshop::scene::tools;
use crate::scene::Shown;
use crate::scene::form::{Form, Light};
use crate::scene::paint::Paint;

fn tool(kind: ToolKind) -> Form {
    let mut form = Form::new(Light::Live);
    tools::draw(&mut form, kind);
    form
}

/// Builds it below a root that has just come up.
pub(in crate::family::workshop::scene) fn build(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    coats: Res<Coats>,
    shown: Res<Shown<WorkshopScene>>,
    roots: Query<Entity, Added<Root>>,
) {
    let (Some(root), Some(together)) = (roots.iter().next(), &shown.now().together) else {
        return;
    };
    let mut put = |thing: Thing, mesh: &Handle<Mesh>, coat: &Handle<Paint>, glides: bool| {
        let parts = (
            thing,
            Mesh3d(mesh.clone()),
            MeshMaterial3d(coat.clone()),
            Transform::default(),
            Visibility::Hidden,
            NoFrustumCulling,
            ChildOf(root),
        );
        let entity = commands.spawn(parts).id();
        if glides {
            commands.entity(entity).insert(Glide::default());
        }
    };
    let mut add = |form: Form| meshes.add(form.mesh());
    let lit = &coats.lit;
    if together.colleague.is_some() {
        put(Thing::Torso, &add(body::torso()), lit, false);
        put(Thing::Head, &add(body::head()), lit, false);
        let (upper, fore) = (add(body::upper()), add(body::fore()));
        for side in [0, 1] {
            put(Thing::Upper(side), &upper, lit, false);
            put(Thing::Fore(side), &fore, lit, false);
        }
        for shape in Shape::ALL {
            let hand = add(body::hand(shape));
            for side in [0, 1] {
                put(Thing::Hand(side, shape), &hand, lit, false);
            }
        }
        put(Thing::Saw, &add(tool(ToolKind::Saw)), lit, false);
        put(Thing::Block, &add(tool(ToolKind::SandingBlock)), lit, false);
    }
    let hinge = add(fixtures::hinge());
    for (bag, of) in together.bags.iter().enumerate() {
        put(Thing::Bag(bag, false), &add(fixtures::bag(false)), lit, false);
        put(Thing::Bag(bag, true), &add(fixtures::bag(true)), lit, false);
        for found in 0..of.holds {
            put(Thing::Found(bag, found), &hinge, lit, false);
        }
    }
    let most = together.bags.iter().map(|bag| bag.holds).max().unwrap_or(0).max(MOST);
    for (index, (looks, _)) in together.substitutes.iter().enumerate() {
        put(Thing::Substitute(index), &add(fixtures::lying_there(*looks)), lit, true);
        let fixture = add(fixtures::substitute(*looks));
        for place in 0..most {
            put(Thing::Fixture(0, place, Some(index)), &fixture, lit, false);
        }
    }
    for place in 0..most {
        put(Thing::Fixture(0, place, None), &hinge, lit, false);
    }
    if together.stickers.is_some() {
        put(Thing::Pad, &add(fixtures::pad()), lit, false);
        let sticker = add(fixtures::sticker());
        put(Thing::Held, &sticker, &coats.still, true);
        for part in 0..together.stuck.len() {
            put(Thing::Stuck(part), &sticker, &coats.still, true);
        }
    }
    put(Thing::Van, &add(van::van()), lit, false);
    put(Thing::Beam, &add(van::beam()), &coats.lamp, false);
}

/// A joint shows so many of what holds it.
const MOST: usize = 4;
