//! What a flight points at: the goal, the way there seen from the drone, the drone itself, a neighbour that leaves.

use bevy::prelude::*;
use simulation::flight::{Goal, Item, Light, Mode};

use super::readout::{EYE_M, FlightScene, Pose, Readout, goal_place, look_at};
use crate::family::flight::view::View;
use crate::kit::Pictogram;
use crate::scene::Shown;
use crate::scene::signs::{Own, Signs, Thing, Way};

/// From here on the drone is small in the picture, m.
const FAR_M: f32 = 3.0;

/// Writes what the corners of the screen point at.
pub(super) fn guide(shown: Res<Shown<FlightScene>>, view: Res<crate::scene::view::View>, mut signs: ResMut<Signs>) {
    let now = shown.now();
    let pose = Pose::between(shown.before(), now, shown.part());
    signs.set_if_neq(signs_of(now, &pose, View::of(*view)));
}

fn signs_of(now: &Readout, pose: &Pose, view: View) -> Signs {
    let eye = now.measures.pilot + Vec3::Y * EYE_M;
    let far = eye.distance(pose.position) > FAR_M;
    let target = target(now, pose);
    Signs {
        own: (view == View::Pilot && far && !now.checking).then(|| Own {
            at: pose.position,
            front: pose.attitude * Vec3::NEG_Z,
            size: now.craft.guard,
        }),
        goal: target.filter(|_| now.goal != Goal::Land),
        other: pose
            .neighbour
            .filter(|_| now.light == Light::Orange || leaves(now))
            .map(|at| (at, Pictogram::Drone)),
        way: way(now, pose, target),
        things: if now.checking { things(now) } else { Vec::new() },
        reach: None,
        view: None,
        done: Item::ALL
            .into_iter()
            .filter(|item| now.looked[item.index()])
            .map(look_at)
            .collect(),
    }
}

/// The neighbour has left the ground.
fn leaves(now: &Readout) -> bool {
    now.neighbour
        .is_some_and(|at| at.distance(now.measures.neighbour) > 0.3)
}

/// What can be looked at by pointing at it, while the drone stands on its pad: the smaller in front of the larger.
fn things(now: &Readout) -> Vec<Thing> {
    let craft = &now.craft;
    let thing = |item: Item, at: Vec3, size: f32| Thing {
        choice: look_at(item).into(),
        at,
        size,
    };
    let rotors = craft.rotors.iter().map(|(rotor, _)| {
        let at = now.position + *rotor + Vec3::Y * 0.02;
        thing(Item::Propellers, at, craft.rotor_radius)
    });
    let mut things: Vec<Thing> = rotors.collect();
    things.push(thing(Item::Battery, now.position + Vec3::new(0.0, 0.01, 0.05), 0.05));
    things.push(thing(Item::Frame, now.position - Vec3::Y * 0.01, 0.06));
    // The edge of the pad, all around what stands on it.
    for step in 0..12 {
        let (sin, cos) = (std::f32::consts::TAU * step as f32 / 12.0).sin_cos();
        let at = now.measures.pad + Vec3::new(cos, 0.0, sin) * now.measures.pad_radius * 0.75;
        things.push(thing(Item::Pad, at, now.measures.pad_radius * 0.3));
    }
    things
}

/// Where the drone should go now: near the net, back to the middle; else to its goal, else down.
fn target(now: &Readout, pose: &Pose) -> Option<Vec3> {
    if now.near_net && !now.land_called {
        return Some(Vec3::new(0.0, pose.position.y.min(2.0), 0.0));
    }
    match now.goal {
        // Down until it stands: the last step is a step too.
        Goal::Land => Some(Vec3::new(pose.position.x, -1.0, pose.position.z)),
        Goal::Post(_) => goal_place(now).map(|place| place + Vec3::Y * OVER_POST_M),
        _ => goal_place(now),
    }
}

/// How high over a post the way leads, m.
const OVER_POST_M: f32 = 0.8;

fn way(now: &Readout, pose: &Pose, target: Option<Vec3>) -> Option<Way> {
    let target = target?;
    let ahead = pose.attitude * Vec3::NEG_Z * Vec3::new(1.0, 0.0, 1.0);
    let ahead = ahead.normalize_or(Vec3::NEG_Z);
    let right = ahead.cross(Vec3::Y);
    let to = target - pose.position;
    match now.mode {
        // Being there, it is held: no way leads on.
        Mode::Flying if now.held && !now.near_net => None,
        Mode::Flying => Some(Way {
            right: to.dot(right),
            ahead: to.dot(ahead),
            up: to.y,
            always: now.near_net || now.land_called || !now.learnt(),
        }),
        // Rotors turning, on the ground: up comes first.
        Mode::Idle if now.goal != Goal::None && now.goal != Goal::Land => Some(Way {
            up: to.y.max(1.5),
            always: true,
            ..Way::default()
        }),
        _ => None,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use simulation::flight::{Flight, FlightTemplate, Parameters};
    use simulation::{Run, SeatInput, Template};

    use super::*;

    /// Flies « Premier vol » with the ordinary pilot and reads every tick.
    fn fly(mut see: impl FnMut(&Flight, &Readout)) {
        let template = FlightTemplate::new(Parameters::first_flight());
        let mut run = Run::new(template.start(3, 1), 0);
        let mut pilot = template.pilot(&template.pilot_styles()[0], 3, 1).unwrap();
        let (mut inputs, mut events) = ([SeatInput::default()], Vec::new());
        while !run.activity().is_over() && run.tick() < 60 * 1200 {
            inputs[0] = SeatInput::default();
            pilot.act(run.activity(), &mut inputs);
            run.step(&inputs, &mut events);
            events.clear();
            let flight = run.activity().as_any().downcast_ref::<Flight>().unwrap();
            see(flight, &Readout::of(run.activity()).unwrap());
        }
    }

    fn read(now: &Readout) -> Signs {
        signs_of(now, &Pose::between(now, now, 1.0), View::Pilot)
    }

    #[test]
    fn the_way_leads_to_the_goal_from_take_off_to_landing() {
        let (mut rises, mut to_goal, mut down, mut held) = (0, 0, 0, 0);
        fly(|flight, now| {
            let signs = read(now);
            let Some(way) = signs.way else {
                held += usize::from(now.held);
                return;
            };
            assert!(!now.held || now.near_net, "who holds the drone is not sent on: {way:?}");
            if now.mode == Mode::Idle {
                assert!(way.up > 1.0 && way.right == 0.0 && way.ahead == 0.0, "{way:?}");
                rises += 1;
            } else if matches!(now.goal, Goal::Post(_) | Goal::Lantern) && !now.near_net {
                let flat = way.right.hypot(way.ahead);
                assert!(
                    (f64::from(flat) - flight.distance_to_goal_m()).abs() < 0.02,
                    "{flat} m against {} m",
                    flight.distance_to_goal_m()
                );
                to_goal += 1;
            } else if now.land_called {
                assert!(way.up < -0.9 && way.always, "down to the last step: {way:?}");
                down += 1;
            }
        });
        assert!(
            rises > 0 && to_goal > 0 && down > 0 && held > 0,
            "{rises} {to_goal} {down} {held}"
        );
    }

    #[test]
    fn keys_follow_the_nose_and_not_the_eye() {
        let mut seen = None;
        fly(|_, now| {
            if now.mode == Mode::Flying && matches!(now.goal, Goal::Post(_)) && seen.is_none() {
                seen = Some(now.clone());
            }
        });
        let mut now = seen.unwrap();
        let straight = read(&now).way.unwrap();
        // The same place with the nose turned to the left: what was ahead is to the right.
        now.attitude = Quat::from_rotation_y(std::f32::consts::FRAC_PI_2) * now.attitude;
        let turned = read(&now).way.unwrap();
        assert!((turned.right - straight.ahead).abs() < 1e-3, "{straight:?} {turned:?}");
        assert!((turned.ahead + straight.right).abs() < 1e-3, "{straight:?} {turned:?}");
    }

    #[test]
    fn near_the_net_the_way_leads_to_the_middle() {
        let mut seen = None;
        fly(|_, now| {
            if now.mode == Mode::Flying && !now.land_called && seen.is_none() {
                seen = Some(now.clone());
            }
        });
        let mut now = seen.unwrap();
        now.near_net = true;
        now.position = Vec3::new(13.0, 1.0, 2.0);
        now.attitude = Quat::IDENTITY;
        let signs = read(&now);
        assert_eq!(signs.goal, Some(Vec3::new(0.0, 1.0, 0.0)));
        let way = signs.way.unwrap();
        assert!(way.always && way.right < -12.0 && way.ahead > 1.0, "{way:?}");
    }

    #[test]
    fn what_was_looked_at_is_ticked_and_a_neighbour_that_leaves_is_pointed_at() {
        let (mut ticks, mut others) = (0, 0);
        fly(|_, now| {
            let signs = read(now);
            ticks = ticks.max(signs.done.len());
            others += usize::from(signs.other.is_some());
        });
        assert_eq!(ticks, 4);
        assert!(others > 60, "seen for {others} ticks");
    }
}
