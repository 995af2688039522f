//! Pieces of wood in the scene: one entity each, kept for as long as the scene stands; its mesh is made anew when it looks
//! different.

use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

use super::glide::Glide;
use super::lying;
use super::parts::{Coats, Part};
use super::readout::{Look, WorkshopScene};
use super::stage::{Built, Root};
use super::{tools, ways, wood};
use crate::preferences::ReducedMotion;
use crate::scene::Shown;

/// A piece of wood, by its index, and what its mesh shows.
#[derive(Component)]
pub(super) struct Lumber {
    index: usize,
    look: Look,
}

/// Keeps pieces as they are and where they are.
pub(super) fn lay(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    shown: Res<Shown<WorkshopScene>>,
    coats: Res<Coats>,
    (calm, time): (Res<ReducedMotion>, Res<Time>),
    root: Option<Single<Entity, With<Root>>>,
    mut lumber: Query<(&mut Lumber, &Mesh3d, &mut Transform, &mut Visibility, &mut Glide)>,
) {
    let Some(root) = root else { return };
    let now = shown.now();
    let mut known = 0;
    for (mut piece, mesh, mut place, mut visibility, mut glide) in &mut lumber {
        known = known.max(piece.index + 1);
        let at = lying::piece(now, piece.index);
        visibility.set_if_neq(if at.is_some() {
            Visibility::Inherited
        } else {
            Visibility::Hidden
        });
        let (Some(at), Some(wood)) = (at, now.wood.get(piece.index)) else {
            glide.gone();
            continue;
        };
        if piece.look != wood.look {
            piece.look = wood.look.clone();
            // The same handle: what was there is gone.
            if meshes.insert(&mesh.0, wood::piece(&piece.look).mesh()).is_err() {
                continue;
            }
        }
        let hangs = now.handed_over.is_some();
        place.set_if_neq(glide.to(at, time.delta_secs(), calm.0 || shown.cut || hangs));
    }
    for (index, wood) in now.wood.iter().enumerate().skip(known) {
        let place = lying::piece(now, index);
        let parts = (
            Lumber {
                index,
                look: wood.look.clone(),
            },
            Mesh3d(meshes.add(wood::piece(&wood.look).mesh())),
            MeshMaterial3d(coats.lit.clone()),
            place.unwrap_or_default(),
            Visibility::Hidden,
            Glide::default(),
            NoFrustumCulling,
            ChildOf(*root),
        );
        commands.spawn(parts);
    }
}

/// The blade of the tape is as long as what it is laid on.
pub(super) fn unroll(
    mut meshes: ResMut<Assets<Mesh>>,
    shown: Res<Shown<WorkshopScene>>,
    built: Option<Res<Built>>,
    parts: Query<(&Part, &Mesh3d)>,
    mut was: Local<Option<f32>>,
) {
    // With another scene, the blade is as short as it was made.
    if shown.is_added() || built.is_some_and(|built| built.is_changed()) {
        *was = None;
    }
    let Some((_, long)) = ways::blade(shown.now()) else {
        return;
    };
    if *was == Some(long) && !shown.cut {
        return;
    }
    for (part, mesh) in &parts {
        let made = match part {
            Part::Blade => tools::blade(long).mesh(),
            Part::Ticks => tools::ticks(long).mesh(),
            _ => continue,
        };
        if meshes.insert(&mesh.0, made).is_ok() {
            *was = Some(long);
        }
    }
}
