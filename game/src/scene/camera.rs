//! Where the player's eye is and what it looks at. A family sets [`Gaze`]; this moves the one camera there,
//! softly, and narrows the view for what is small and far.

use bevy::camera::SubCameraView;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;

use super::systems::{Area, Framed, SceneSystems};
use super::view::Turned;
use crate::preferences::ReducedMotion;

/// The one camera of the game: screens are drawn over it. The scene moves it, nobody despawns it.
#[derive(Component)]
pub(crate) struct Eye;

/// What the family that is shown asks of the camera in this frame.
#[derive(Resource, Debug, Clone, Copy)]
pub(crate) struct Gaze {
    pub(crate) eye: Vec3,
    pub(crate) at: Vec3,
    /// Size in metres of what must not get too small, and its distance from the eye.
    pub(crate) subject: Option<(f32, f32)>,
    /// The camera is attached: it turns with what carries it instead of following.
    pub(crate) up: Option<Vec3>,
    /// A cut, not a movement.
    pub(crate) cut: bool,
}

/// The subject is shown at least this large.
const LEAST_PX: f32 = 30.0;
/// Vertical angle of view, widest and narrowest, degrees.
const WIDE_DEG: f32 = 52.0;
const NARROW_DEG: f32 = 26.0;
/// Time constants of following, s.
const EYE_S: f32 = 0.28;
const TURN_S: f32 = 0.22;
const ZOOM_S: f32 = 0.9;

/// Where the camera is.
#[derive(Debug, Clone, Copy)]
struct Follower {
    eye: Vec3,
    at: Vec3,
    fov: f32,
}

fn approach(seconds: f32, time_constant: f32) -> f32 {
    1.0 - (-seconds / time_constant).exp()
}

/// The vertical angle (radians) under which `size` metres at `distance` metres cover `LEAST_PX` of `height` px.
fn angle_for(size: f32, distance: f32, height: f32) -> f32 {
    let widest = 2.0 * (height * size / (2.0 * LEAST_PX * distance.max(0.1))).atan();
    widest.clamp(NARROW_DEG.to_radians(), WIDE_DEG.to_radians())
}

/// What is seen of a picture as large as `area` (logical pixels, `scale` to physical ones), and where in a window of `size`
/// physical pixels; `None` where nothing of it is in the window.
fn part_of(area: Rect, scale: f32, size: UVec2) -> Option<(SubCameraView, URect)> {
    let full = IRect {
        min: (area.min * scale).round().as_ivec2(),
        max: (area.max * scale).round().as_ivec2(),
    };
    let seen = full.intersect(IRect {
        min: IVec2::ZERO,
        max: size.as_ivec2(),
    });
    if seen.is_empty() {
        return None;
    }
    let view = SubCameraView {
        full_size: full.size().as_uvec2(),
        offset: (seen.min - full.min).as_vec2(),
        size: seen.size().as_uvec2(),
    };
    Some((view, seen.as_urect()))
}

type EyeParts = (&'static mut Transform, &'static mut Projection, &'static mut Camera);

fn look(
    time: Res<Time>,
    calm: Res<ReducedMotion>,
    gaze: Option<Res<Gaze>>,
    turned: Res<Turned>,
    area: Res<Area>,
    mut framed: ResMut<Framed>,
    mut follower: Local<Option<Follower>>,
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    eye: Option<Single<EyeParts, With<Eye>>>,
) {
    let (Some(eye), Some(window)) = (eye, window) else {
        return;
    };
    let (mut transform, mut projection, mut camera) = eye.into_inner();
    let Some(gaze) = gaze else {
        framed.set_if_neq(Framed(None));
        if camera.sub_camera_view.is_some() {
            camera.sub_camera_view = None;
        }
        *follower = None;
        return;
    };
    let mut gaze = *gaze;
    if turned.0 != 0.0 {
        gaze.eye = gaze.at + Quat::from_rotation_y(turned.0) * (gaze.eye - gaze.at);
    }
    let full = window.size();
    let shown = area.0.map_or(full, |rect| rect.size());
    let wide = WIDE_DEG.to_radians();
    let fov = match gaze.subject {
        Some((size, distance)) if !calm.0 => angle_for(size, distance, shown.y),
        // Without zooming, a view in between.
        Some(_) => 38.0_f32.to_radians(),
        None => wide,
    };
    let before = follower.filter(|_| !gaze.cut);
    let next = match before {
        None => Follower {
            eye: gaze.eye,
            at: gaze.at,
            fov,
        },
        Some(_) if gaze.up.is_some() => Follower {
            eye: gaze.eye,
            at: gaze.at,
            fov,
        },
        Some(f) => {
            let seconds = time.delta_secs();
            Follower {
                eye: f.eye.lerp(gaze.eye, approach(seconds, EYE_S)),
                at: f.at.lerp(gaze.at, approach(seconds, TURN_S)),
                fov: f.fov + (fov - f.fov) * approach(seconds, ZOOM_S),
            }
        }
    };
    *follower = Some(next);
    *transform = Transform::from_translation(next.eye).looking_at(next.at, gaze.up.unwrap_or(Vec3::Y));
    if let Projection::Perspective(perspective) = projection.as_mut() {
        perspective.fov = next.fov;
        perspective.near = 0.05;
        perspective.far = 120.0;
    }
    let part = area
        .0
        .and_then(|area| part_of(area, window.scale_factor(), window.physical_size()));
    framed.set_if_neq(Framed(part.map(|(_, place)| place)));
    let sub = part.map(|(view, _)| view);
    if camera.sub_camera_view != sub {
        camera.sub_camera_view = sub;
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, look.in_set(SceneSystems::Look));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_far_is_shown_large_enough() {
        for height in [600.0_f32, 720.0, 1080.0] {
            let (size, distance) = (0.3, 12.0);
            let fov = angle_for(size, distance, height);
            let shown = height * size / (2.0 * distance * (fov / 2.0).tan());
            assert!(shown >= LEAST_PX - 0.1, "{shown} px at {height}");
        }
    }

    #[test]
    fn a_picture_beyond_the_window_is_cut_and_not_squeezed() {
        let window = UVec2::new(1280, 720);
        let area = Rect::new(100.0, 500.0, 500.0, 800.0);
        let Some((view, place)) = part_of(area, 1.0, window) else {
            panic!("a part of it is in the window")
        };
        assert_eq!(place, URect::new(100, 500, 500, 720));
        assert_eq!(
            (view.full_size, view.size),
            (UVec2::new(400, 300), UVec2::new(400, 220))
        );
        assert_eq!(view.offset, Vec2::ZERO);
        let seen = part_of(Rect::new(10.0, -50.0, 110.0, 50.0), 2.0, window);
        assert_eq!(
            seen.map(|(view, place)| (view.offset, place)),
            Some((Vec2::new(0.0, 100.0), URect::new(20, 0, 220, 100)))
        );
        assert!(part_of(Rect::new(0.0, 800.0, 100.0, 900.0), 1.0, window).is_none());
    }

    #[test]
    fn what_is_near_keeps_the_wide_view() {
        assert_eq!(angle_for(0.3, 2.0, 720.0), WIDE_DEG.to_radians());
    }
}
