//! Less of what is far: another mesh where nobody can tell. Without a graphics card each triangle costs, however small it is.

use bevy::camera::CameraUpdateSystems;
use bevy::prelude::*;
use bevy::transform::TransformSystems;
use bevy::window::PrimaryWindow;

use super::Area;
use super::camera::Eye;

/// Two meshes of one thing.
#[derive(Component, Debug, Clone)]
pub(crate) struct Detail {
    /// With all there is to see.
    pub(crate) near: Handle<Mesh>,
    /// With what can still be seen.
    pub(crate) far: Handle<Mesh>,
    /// Its size, m.
    pub(crate) size_m: f32,
}

/// Height in the window, physical pixels, under which a thing is far: a triangle costs what it costs, and below this most of
/// them are smaller than a pixel.
const FAR_PX: f32 = 72.0;
/// What was far is near again from this much more: nothing flickers between the two.
const AGAIN: f32 = 1.15;

/// How much of the picture's height `size_m` metres cover at `distance_m`, with the second number of the projection's
/// diagonal, 1 / tan(half the angle of view).
fn share(size_m: f32, distance_m: f32, diagonal: f32) -> f32 {
    size_m * diagonal / (2.0 * distance_m.max(0.01))
}

fn choose(
    eyes: Query<(&GlobalTransform, &Projection), With<Eye>>,
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    area: Res<Area>,
    mut things: Query<(&GlobalTransform, &Detail, &mut Mesh3d)>,
) {
    let Ok((eye, projection)) = eyes.single() else { return };
    let Some(window) = window else { return };
    let height_px = area.0.map_or(window.height(), |area| area.height()) * window.scale_factor();
    let far = FAR_PX / height_px.max(1.0);
    let diagonal = projection.get_clip_from_view().y_axis.y;
    for (place, detail, mut mesh) in &mut things {
        let size_m = detail.size_m * place.scale().max_element();
        let share = share(size_m, eye.translation().distance(place.translation()), diagonal);
        let was_far = mesh.0 == detail.far;
        let is_far = share < if was_far { far * AGAIN } else { far };
        if is_far != was_far {
            mesh.0 = if is_far { &detail.far } else { &detail.near }.clone();
        }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(
        PostUpdate,
        choose.after(TransformSystems::Propagate).after(CameraUpdateSystems),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_small_loses_detail_and_does_not_flicker() {
        let mut app = App::new();
        app.add_plugins(plugin);
        app.init_resource::<Area>();
        let window = Window::default();
        let height_px = window.height() * window.scale_factor();
        app.world_mut().spawn((window, PrimaryWindow));
        let [near, far] = [1, 2].map(|index| Handle::<Mesh>::Uuid(uuid(index), default()));
        let detail = Detail {
            near: near.clone(),
            far: far.clone(),
            size_m: 0.5,
        };
        let world = app.world_mut();
        world.spawn((Eye, GlobalTransform::IDENTITY, Projection::default()));
        let thing = world
            .spawn((detail, Mesh3d(near.clone()), GlobalTransform::IDENTITY))
            .id();
        let edge = 0.5 * Projection::default().get_clip_from_view().y_axis.y * height_px / (2.0 * FAR_PX);
        let half = Area(Some(Rect::new(0.0, 0.0, 200.0, height_px / 2.0)));
        for (distance, area, mesh) in [
            (edge * 0.99, Area(None), &near),
            (edge * 1.01, Area(None), &far),
            (edge * 0.95, Area(None), &far),
            (edge * 0.85, Area(None), &near),
            (edge * 0.85, half, &far),
            (edge * 0.40, half, &near),
        ] {
            app.insert_resource(area);
            let mut entity = app.world_mut().entity_mut(thing);
            entity.insert(GlobalTransform::from(Transform::from_xyz(0.0, 0.0, -distance)));
            app.update();
            assert_eq!(
                app.world().entity(thing).get::<Mesh3d>().map(|m| &m.0),
                Some(mesh),
                "{distance}"
            );
        }
    }

    fn uuid(index: u128) -> bevy::asset::uuid::Uuid {
        bevy::asset::uuid::Uuid::from_u128(index)
    }
}
