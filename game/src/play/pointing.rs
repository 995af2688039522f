//! Pointing into the picture: a ray from the eye through the mouse meets a thing, and a click is its choice.

use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::EguiContexts;
use bevy_egui::egui::Context;
use simulation::ChoiceKind;

use super::leafing;
use super::players::Player;
use super::session::Session;
use super::vacated::Vacated;
use crate::devices::{Device, PlayerInput};
use crate::scene::camera::Eye;
use crate::scene::signs::Signs;
use crate::scene::signs::Thing;

/// What the mouse points at now.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct UnderMouse {
    /// The choice that is the thing there.
    pub(super) choice: Option<u8>,
    /// Where it is in the window, logical pixels.
    pub(super) at: Option<Vec2>,
    /// The ray, where no button is over the picture and no thing in front of what the hand moves over.
    pub(super) ray: Option<Ray3d>,
}

/// Which of `things` the ray meets first: where it enters each is compared, so that what stands in front is met.
fn met<'t>(ray: &Ray3d, things: impl Iterator<Item = &'t Thing>) -> Option<&'t Thing> {
    let enters = |thing: &Thing| {
        let to = thing.at - ray.origin;
        let along = to.dot(*ray.direction);
        let aside = (to.length_squared() - along * along).max(0.0);
        let inside = thing.size * thing.size - aside;
        (along > 0.0 && inside >= 0.0).then(|| along - inside.sqrt())
    };
    let hits = things.filter_map(|thing| Some((enters(thing)?, thing)));
    hits.min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, thing)| thing)
}

/// A button is under the pointer, or one is held.
fn on_a_button(context: &Context) -> bool {
    let senses = |id: &bevy_egui::egui::Id| {
        let response = context.read_response(*id);
        response.is_some_and(|of| of.sense.senses_click() || of.sense.senses_drag())
    };
    let (hovered, dragged) = context.interaction_snapshot(|now| (now.hovered.clone(), now.dragged));
    dragged.is_some() || hovered.iter().any(senses)
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
    vacated: Res<Vacated>,
    mut players: Query<(&Player, &Device, &mut PlayerInput)>,
    mut under: ResMut<UnderMouse>,
) {
    // The hand on the mouse: whoever plays alone, or who took it.
    let pointing = players
        .iter_mut()
        .find(|(_, device, _)| matches!(device, Device::All | Device::Mouse));
    let Some((player, _, mut input)) = pointing else {
        under.set_if_neq(UnderMouse::default());
        return;
    };
    let at = window.and_then(|window| window.cursor_position());
    let busy = session.is_paused() || leafing::leaf(&session).is_some();
    // Pressed on the picture, the hand is led on, whatever lies over it on the way.
    let leads = mouse.pressed(MouseButton::Left) && !mouse.just_pressed(MouseButton::Left) && under.ray.is_some();
    let closed = |context: &Context| context.pointer_latest_pos().is_some_and(|at| vacated.covers(at));
    let busy = busy
        || (!leads
            && contexts
                .ctx_mut()
                .is_ok_and(|context| on_a_button(context) || closed(context)));
    let ray = eye.filter(|_| !busy).and_then(|eye| {
        let (camera, place) = *eye;
        camera.viewport_to_world(place, at?).ok()
    });
    let controls = session.scenario().template.controls();
    let open = session.run().activity().open_choices(player.seat);
    let choice_of = |thing: &Thing| {
        let choice = controls.choice_index(&thing.choice)?;
        let is_thing = controls.choices[usize::from(choice)].kind != ChoiceKind::Act;
        (is_thing && open.contains(&choice)).then_some(choice)
    };
    let hit = ray.and_then(|ray| met(&ray, signs.things.iter().filter(|thing| choice_of(thing).is_some())));
    // On what the hand moves over, the hand is meant, unless that is where the thing to do now is done.
    let on_face = ray.and_then(|ray| signs.reach.as_ref()?.met(&ray)).is_some();
    let main = session.run().activity().main_choice(player.seat);
    let choice = hit.and_then(choice_of);
    let choice = choice.filter(|choice| !on_face || main == Some(*choice));
    let ray = ray.filter(|_| choice.is_none());
    under.set_if_neq(UnderMouse { choice, at, ray });
    if mouse.just_pressed(MouseButton::Left)
        && let Some(choice) = choice
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
        let met = |ray: &Ray3d, things: &[Thing]| met(ray, things.iter()).map(|thing| thing.choice.clone());
        assert_eq!(met(&ray(Dir3::NEG_Z), &things).as_deref(), Some("near"));
        assert_eq!(met(&ray(Dir3::Y), &things), None);
        assert_eq!(met(&ray(Dir3::Z), &things).as_deref(), Some("behind"));
        assert_eq!(met(&ray(Dir3::NEG_Z), &[]), None);
    }
}
