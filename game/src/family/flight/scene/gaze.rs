//! From where a flight is looked at.

use bevy::prelude::*;
use simulation::flight::{Item, Light};

use super::readout::{EYE_M, FlightScene, Pose, Readout, goal_place, look_at};
use crate::family::flight::view::View;
use crate::play::session::Session;
use crate::preferences::ReducedMotion;
use crate::scene::Shown;
use crate::scene::camera::Gaze;

/// What is being looked at from close by, and when that began (tick).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Close {
    item: Item,
    since: u32,
}

/// What is looked at from close by: what was looked at for the first time between two ticks, or chosen again.
fn close(before: &Readout, now: &Readout, chosen: Option<(u32, &str)>, was: Option<Close>) -> Option<Close> {
    if !now.checking {
        return None;
    }
    let fresh = Item::ALL
        .into_iter()
        .find(|item| now.looked[item.index()] && !before.looked[item.index()])
        .map(|item| Close { item, since: now.tick });
    let again = chosen.and_then(|(tick, name)| {
        let item = Item::ALL.into_iter().find(|item| look_at(*item) == name)?;
        Some(Close { item, since: tick })
    });
    [fresh, again, was]
        .into_iter()
        .flatten()
        .max_by_key(|close| close.since)
}

/// Sets the camera's wish for this frame.
pub(super) fn gaze(
    mut commands: Commands,
    shown: Res<Shown<FlightScene>>,
    session: Option<Res<Session>>,
    view: Res<crate::scene::view::View>,
    calm: Res<ReducedMotion>,
    mut was: Local<Option<(View, Option<Item>)>>,
    mut closer: Local<Option<Close>>,
) {
    let now = shown.now();
    let view = View::of(*view);
    let pose = Pose::between(shown.before(), now, shown.part());
    let chosen = session.as_ref().and_then(|session| session.last_choice());
    if shown.cut {
        *closer = None;
    }
    *closer = close(shown.before(), now, chosen, *closer);
    let item = closer.map(|close| close.item);
    let before = was.replace((view, item));
    let changed = before.is_none_or(|(before, _)| before != view);
    let mut gaze = match view {
        View::Pilot => from_the_mark(now, &pose, item),
        View::Chase => from_behind(&pose),
        View::OnBoard => from_the_nose(&pose, calm.0),
    };
    // Without motion, another part is another picture.
    let stepped = calm.0 && before.is_some_and(|(_, before)| before != item);
    gaze.cut = shown.cut || changed || stepped;
    commands.insert_resource(gaze);
}

/// Crouching by the pad, to look the drone over: all of it, or one part from where it is seen best.
fn over_the_pad(now: &Readout, item: Option<Item>) -> Gaze {
    let m = &now.measures;
    let (eye, at) = match item {
        None => {
            let back = (m.pilot - m.pad).normalize_or(Vec3::Z) * 0.52;
            (back + Vec3::new(-0.2, 0.4, 0.0), Vec3::Y * 0.04)
        }
        // From above; a loose one nearest.
        Some(Item::Propellers) => {
            let loose = now.loose_rotor.map_or(Vec3::ZERO, |rotor| now.craft.rotors[rotor].0);
            let at = loose * 0.6 + Vec3::Y * (now.craft.standing + 0.005);
            (at + Vec3::new(-0.06, 0.24, 0.24), at - Vec3::Y * 0.02)
        }
        // From behind, where it slides in and shows its charge.
        Some(Item::Battery) => (
            Vec3::new(-0.02, now.craft.standing + 0.27, 0.17),
            Vec3::new(0.0, now.craft.standing, 0.075),
        ),
        // From the side, low: arms, guards, feet.
        Some(Item::Frame) => (
            Vec3::new(-0.34, now.craft.standing + 0.08, 0.18),
            Vec3::Y * (now.craft.standing - 0.02),
        ),
        // From above: the pad and what lies on it.
        Some(Item::Pad) => (Vec3::new(-0.25, 1.15, 1.05), Vec3::new(0.05, 0.0, 0.04)),
    };
    Gaze {
        eye: m.pad + eye,
        at: m.pad + at,
        subject: None,
        up: None,
        cut: false,
    }
}

/// Towards a neighbour's drone that leaves, with one's own still in the picture; `None` once it is over one's
/// shoulder.
fn towards_the_neighbour(now: &Readout, pose: &Pose) -> Option<Gaze> {
    let m = &now.measures;
    let eye = m.pilot + Vec3::Y * EYE_M;
    let other = pose.neighbour.filter(|_| now.light == Light::Orange && !now.airborne)?;
    let (to_own, to_other) = (pose.position - eye, other - eye);
    // Nearer to the one that leaves: the corners of the picture are taken.
    let between = to_own.normalize_or(Vec3::NEG_Z) * 0.88 + to_other.normalize_or(Vec3::NEG_Z) * 1.12;
    // Both have to fit.
    let fits = to_own.angle_between(to_other) < 1.1;
    fits.then(|| Gaze {
        eye,
        // Both in the upper part of the picture: what can be chosen lies below.
        at: eye + between.normalize_or(Vec3::NEG_Z) * 4.0 - Vec3::Y * 0.3,
        subject: None,
        up: None,
        cut: false,
    })
}

fn from_the_mark(now: &Readout, pose: &Pose, item: Option<Item>) -> Gaze {
    let m = &now.measures;
    if now.checking {
        return over_the_pad(now, item);
    }
    if let Some(gaze) = towards_the_neighbour(now, pose) {
        return gaze;
    }
    let eye = m.pilot + Vec3::Y * EYE_M;
    let mut at = pose.position;
    // A glance towards the goal, never so far that the drone leaves the picture.
    if let Some(goal) = goal_place(now) {
        at += ((goal - at) * 0.3).clamp_length_max(0.2 * eye.distance(pose.position));
    }
    // Heads stay higher than the drone on the pad: the cage is part of the picture.
    at.y += 0.35 * (EYE_M - pose.position.y).max(0.0);
    Gaze {
        eye,
        at,
        subject: Some((0.3, eye.distance(pose.position))),
        up: None,
        cut: false,
    }
}

fn forward(pose: &Pose) -> Vec3 {
    let ahead = pose.attitude * Vec3::NEG_Z;
    Vec3::new(ahead.x, 0.0, ahead.z).normalize_or(Vec3::NEG_Z)
}

fn from_behind(pose: &Pose) -> Gaze {
    let ahead = forward(pose);
    Gaze {
        eye: pose.position - ahead * 1.7 + Vec3::Y * 0.75,
        at: pose.position + ahead * 1.2 + Vec3::Y * 0.1,
        subject: None,
        up: None,
        cut: false,
    }
}

fn from_the_nose(pose: &Pose, level: bool) -> Gaze {
    let eye = pose.position + pose.attitude * Vec3::new(0.0, 0.03, -0.125);
    let (ahead, up) = if level {
        (forward(pose), Vec3::Y)
    } else {
        (pose.attitude * Vec3::NEG_Z, pose.attitude * Vec3::Y)
    };
    Gaze {
        eye,
        at: eye + ahead,
        subject: None,
        up: Some(up),
        cut: false,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use simulation::flight::{FlightTemplate, Parameters};
    use simulation::{Run, SeatInput, Template};

    use super::*;
    use crate::scene::signs::Sight;

    /// Sixteen to nine, as wide as the view gets.
    fn sight(gaze: &Gaze, point: Vec3) -> Sight {
        let eye = Transform::from_translation(gaze.eye).looking_at(gaze.at, Vec3::Y);
        Sight::of(point, &eye, 52.0_f32.to_radians(), 16.0 / 9.0)
    }

    fn still(now: &Readout) -> Pose {
        Pose::between(now, now, 1.0)
    }

    /// « Premier vol » by the ordinary pilot, tick by tick.
    fn fly(mut see: impl FnMut(&Readout)) {
        let template = FlightTemplate::new(Parameters::first_flight());
        let mut run = Run::new(template.start(3, 1), 0);
        let mut pilot = template.pilot(&template.pilot_styles()[0], 3, 1).unwrap();
        let (mut inputs, mut events) = ([SeatInput::default()], Vec::new());
        while !run.activity().is_over() && run.tick() < 60 * 1200 {
            inputs[0] = SeatInput::default();
            pilot.act(run.activity(), &mut inputs);
            run.step(&inputs, &mut events);
            see(&Readout::of(run.activity()).unwrap());
        }
    }

    #[test]
    fn the_eye_goes_close_to_what_is_looked_at() {
        let template = FlightTemplate::new(Parameters::first_flight());
        let run = Run::new(template.start(3, 1), 0);
        let before = Readout::of(run.activity()).unwrap();
        let all = from_the_mark(&before, &still(&before), None);
        for item in Item::ALL {
            let mut now = before.clone();
            now.tick += 1;
            now.looked[item.index()] = true;
            let close = close(&before, &now, None, None).unwrap();
            assert_eq!(close.item, item);
            let gaze = from_the_mark(&now, &still(&now), Some(item));
            assert!(gaze.eye.distance(all.eye) > 0.1, "{item:?} is seen from somewhere else");
            let part = match item {
                Item::Battery => now.measures.pad + Vec3::new(0.0, now.craft.standing, 0.085),
                Item::Pad => now.measures.pad + Vec3::new(0.3, 0.05, -0.12),
                Item::Propellers | Item::Frame => now.position,
            };
            assert!(sight(&gaze, part).is_inside(0.3), "{item:?}: {:?}", sight(&gaze, part));
        }
    }

    #[test]
    fn what_is_looked_at_again_is_shown_again() {
        let template = FlightTemplate::new(Parameters::first_flight());
        let run = Run::new(template.start(3, 1), 0);
        let mut now = Readout::of(run.activity()).unwrap();
        now.looked = [true; 4];
        now.tick = 500;
        let was = Some(Close {
            item: Item::Pad,
            since: 300,
        });
        assert_eq!(close(&now, &now, None, was), was);
        assert_eq!(close(&now, &now, Some((200, "look_frame")), was), was);
        let again = close(&now, &now, Some((400, "look_frame")), was).unwrap();
        assert_eq!(again.item, Item::Frame);
        now.checking = false;
        assert_eq!(close(&now, &now, Some((400, "look_frame")), was), None);
    }

    #[test]
    fn a_neighbour_that_leaves_is_in_the_picture_and_so_is_the_drone() {
        let (mut seen, mut gone) = (0, 0);
        fly(|now| {
            let leaves = now.neighbour.is_some() && now.light == Light::Orange;
            if !leaves {
                return;
            }
            match towards_the_neighbour(now, &still(now)) {
                Some(gaze) => {
                    assert!(sight(&gaze, now.neighbour.unwrap()).is_inside(0.05));
                    assert!(sight(&gaze, now.position).is_inside(0.05));
                    seen += 1;
                }
                None => gone += 1,
            }
        });
        assert!(
            seen > 120,
            "in the picture for {seen} ticks, over the shoulder for {gone}"
        );
    }

    #[test]
    fn the_drone_stays_in_the_picture_while_the_eye_glances_at_the_goal() {
        fly(|now| {
            if now.airborne && !now.checking {
                let gaze = from_the_mark(now, &still(now), None);
                let eye = Transform::from_translation(gaze.eye).looking_at(gaze.at, Vec3::Y);
                let sight = Sight::of(now.position, &eye, 33.0_f32.to_radians(), 16.0 / 9.0);
                assert!(sight.is_inside(0.2), "{sight:?} at {:?}", now.position);
            }
        });
    }
}
