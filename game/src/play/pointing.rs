//! Pointing into the picture: a ray from the eye through the mouse meets a thing, and a click is its choice.

use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::EguiContexts;
use simulation::ChoiceKind;

use super::players::Player;
use super::session::Session;
use crate::devices::{Device, PlayerInput};
use crate::scene::camera::Eye;
use crate::scene::signs::Signs;
use crate::scene::signs::Thing;

/// The choice that the mouse points at now.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct UnderMouse(pub(super) Option<u8>);

/// Which of `things` the ray meets first: where it enters each is compared, so that what stands in front is met.
fn met<'t>(ray: &Ray3d, things: &'t [Thing]) -> Option<&'t Thing> {
    let enters = |thing: &Thing| {
        let to = thing.at - ray.origin;
        let along = to.dot(*ray.direction);
        let aside = (to.length_squared() - along * along).max(0.0);
        let inside = thing.size * thing.size - aside;
        (along > 0.0 && inside >= 0.0).then(|| along - inside.sqrt())
    };
    let hits = things.iter().filter_map(|thing| Some((enters(thing)?, thing)));
    hits.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, thing)| thing)
}

type EyeParts = (&'static Camera, &'static GlobalTransform);

/// Points, and chooses with a click; buttons over the picture come first.
pub(super) fn point(
    signs: Res<Signs>,
    session: Res<Session>,
    mouse: Res<ButtonInput<MouseButton>>,
    window: Option<Single<&Window, With<PrimaryWindow>>>,
    eye: Option<Single<EyeParts, With<Eye>>>,
    mut contexts: EguiContexts,
    mut players: Query<(&Player, &Device, &mut PlayerInput)>,
    mut under: ResMut<UnderMouse>,
) {
    // The hand on the mouse: whoever plays alone, or who took it.
    let pointing = players
        .iter_mut()
        .find(|(_, device, _)| matches!(device, Device::All | Device::Mouse));
    let Some((player, _, mut input)) = pointing else {
        under.set_if_neq(UnderMouse(None));
        return;
    };
    let at = window.and_then(|window| window.cursor_position());
    let busy = contexts.ctx_mut().is_ok_and(|context| context.is_pointer_over_egui());
    let pointed = (|| {
        let (camera, place) = *eye?;
        let ray = camera.viewport_to_world(place, at?).ok()?;
        let thing = met(&ray, &signs.things)?;
        let controls = session.scenario().template.controls();
        let choice = controls.choice_index(&thing.choice)?;
        if controls.choices[usize::from(choice)].kind != ChoiceKind::Thing {
            return None;
        }
        let open = session.run().activity().open_choices(player.seat);
        open.contains(&choice).then_some(choice)
    })()
    .filter(|_| !busy && !session.is_paused());
    under.set_if_neq(UnderMouse(pointed));
    if mouse.just_pressed(MouseButton::Left)
        && let Some(choice) = pointed
    {
        input.choose(choice);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thing(choice: &'static str, at: Vec3, size: f32) -> Thing {
        Thing {
            choice: choice.into(),
            at,
            size,
        }
    }

    #[test]
    fn what_stands_in_front_is_met() {
        let things = [
            thing("far", Vec3::new(0.0, 0.0, -5.0), 1.0),
            thing("near", Vec3::new(0.1, 0.0, -2.0), 0.3),
            thing("aside", Vec3::new(3.0, 0.0, -2.0), 0.3),
            thing("behind", Vec3::new(0.0, 0.0, 2.0), 0.5),
        ];
        let ray = |direction| Ray3d::new(Vec3::ZERO, direction);
        assert_eq!(met(&ray(Dir3::NEG_Z), &things).map(|t| &*t.choice), Some("near"));
        assert_eq!(met(&ray(Dir3::Y), &things), None);
        assert_eq!(met(&ray(Dir3::Z), &things).map(|t| &*t.choice), Some("behind"));
        assert_eq!(met(&ray(Dir3::NEG_Z), &[]), None);
    }
}
