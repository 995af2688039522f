//! From where a workshop is looked at: over the whole bench, or close over what the hands are at.

use bevy::prelude::*;
use simulation::workshop::{Lie, ToolKind};

use super::colleague::{Together, van};
use super::machine::TABLE;
use super::places::TOP;
use super::readout::{Readout, WorkshopScene};
use super::spring::Spring;
use crate::family::workshop::beside::Steady;
use crate::family::workshop::view::{View, leads_to};
use crate::play::Session;
use crate::preferences::ReducedMotion;
use crate::scene::camera::Gaze;
use crate::scene::{Shown, Signs};

/// How long the eye takes from one place to another, s.
const GOES_S: f32 = 0.25;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    Bench,
    /// The piece that is worked on, on the bench.
    Piece(usize),
    Machine(usize),
    Object,
    Garden,
}

/// Where the eye was, is going, and for how long it has been on its way.
#[derive(Debug, Clone, Copy)]
pub(super) struct Way {
    subject: Subject,
    from: (Vec3, Vec3),
    shown: (Vec3, Vec3),
    passed: f32,
}

/// What the hands are at: a piece on a machine or on the bench, else the object.
fn at_hand(now: &Readout) -> Subject {
    match now.focus().map(|piece| (piece, now.wood[piece].lie)) {
        Some((_, Lie::Machine(machine))) => Subject::Machine(usize::from(machine)),
        Some((piece, _)) => Subject::Piece(piece),
        None => Subject::Object,
    }
}

/// What is looked at by itself: closely where the step that is asked for is done with fine hands or looked at with
/// sharp eyes, over the whole bench where something is to be fetched. Time has no say in it, nor has the pointer: it
/// changes with the step.
pub(super) fn asked(now: &Readout) -> Subject {
    let piece = now.wood_that(|lie| lie == Lie::Bench);
    match now.at_work {
        Some((ToolKind::Screwdriver, _)) => return Subject::Object,
        Some((ToolKind::Gauge, _)) => return piece.map_or(Subject::Object, Subject::Piece),
        Some(_) => return at_hand(now),
        None => {}
    }
    let hand = at_hand(now);
    match (now.asked.as_str(), hand) {
        ("measure" | "mark" | "to_the_line" | "cut" | "sand" | "piece_long" | "piece_short" | "panel_flawed", _)
            if piece.is_some() =>
        {
            hand
        }
        ("guard_open" | "place_hole" | "start" | "drill" | "drilling" | "stop_machine", Subject::Machine(_)) => hand,
        ("screw", _) => Subject::Object,
        _ => Subject::Bench,
    }
}

/// The eye and what it looks at.
fn look(now: &Readout, subject: Subject) -> (Vec3, Vec3) {
    let places = &now.places;
    let across = now.together.as_ref().is_some_and(Together::is_across);
    match subject {
        Subject::Piece(piece) => {
            let long = now.wood.get(piece).map_or(0.3, |wood| wood.look.metres().x);
            let middle = Vec3::new(places.work.x + long / 2.0, TOP, places.work.z);
            let away = (long * 0.92).clamp(0.58, 0.86);
            // Below it is what can be chosen.
            let low = Vec3::new(0.0, 0.0, 0.1 * away);
            (
                middle + Vec3::new(0.0, 0.86, 0.62) * away + low,
                middle + Vec3::new(0.0, 0.0, -0.01) + low,
            )
        }
        Subject::Machine(machine) => {
            let foot = places.machines.get(machine).copied().unwrap_or_default();
            let table = foot + Vec3::new(0.0, TABLE, 0.1);
            (table + Vec3::new(-0.1, 0.56, 0.66), table + Vec3::new(0.0, 0.085, 0.0))
        }
        Subject::Object => {
            let (half, _) = places.object;
            let middle = places.object_foot() + Vec3::Y * half.y * 0.85;
            if across {
                // Who works across the bench is looked at too: what they want is in their face and hands.
                (middle + Vec3::new(-0.3, 0.4, 1.25), middle + Vec3::Y * 0.25)
            } else {
                (middle + Vec3::new(-0.3, 0.34, 0.66), middle - Vec3::Y * 0.05)
            }
        }
        Subject::Bench | Subject::Garden => {
            let reach = places.half.x / 0.9;
            // A face across the bench is below the lines of what is asked.
            let up = if across { 0.23 } else { 0.19 };
            (
                Vec3::new(0.0, TOP + 1.15 * reach, places.half.y + 1.22 * reach),
                Vec3::new(0.0, TOP + up, places.half.y - 0.42),
            )
        }
    }
}

/// The eye over the whole bench.
#[cfg(test)]
pub(super) fn over_the_bench(now: &Readout) -> Transform {
    let (eye, at) = look(now, Subject::Bench);
    Transform::from_translation(eye).looking_at(at, Vec3::Y)
}

/// Sets the camera's wish for this frame.
pub(super) fn gaze(
    mut commands: Commands,
    shown: Res<Shown<WorkshopScene>>,
    (mut view, mut signs): (ResMut<crate::scene::view::View>, ResMut<Signs>),
    (session, steady): (Option<Res<Session>>, Res<Steady>),
    calm: Res<ReducedMotion>,
    time: Res<Time>,
    mut way: Local<Option<Way>>,
    mut was_asked: Local<Option<Subject>>,
) {
    let now = shown.now();
    if shown.cut {
        *way = None;
    }
    // Under a pointer on what stands beside the hand, nothing moves.
    let asked = match *was_asked {
        Some(before) if steady.0 && session.is_some() => before,
        // Who works across the bench wants something: both are looked at.
        _ if now.together.as_ref().is_some_and(Together::calls) && now.at_work.is_none() => Subject::Bench,
        _ => asked(now),
    };
    let changes = was_asked.replace(asked).is_some_and(|before| before != asked);
    if changes && session.is_some() && View::of(*view) == View::Other {
        *view = crate::scene::view::View::default();
    }
    let spring = Spring::of(now, calm.0).map(|spring| spring.gaze());
    let ending = spring.or_else(|| van::gaze(now, calm.0));
    let subject = match (&ending, View::of(*view)) {
        (Some(_), _) => Subject::Garden,
        (None, View::Asked) => asked,
        (None, View::Other) if asked == Subject::Bench => at_hand(now),
        (None, View::Other) => Subject::Bench,
    };
    let leads_to = ending.is_none().then(|| leads_to(subject != Subject::Bench));
    if signs.view != leads_to {
        signs.view = leads_to;
    }
    let wanted = ending.unwrap_or_else(|| look(now, subject));
    let cut = calm.0 || (subject == Subject::Garden) != way.is_some_and(|way| way.subject == Subject::Garden);
    let mut next = match *way {
        Some(mut way) if !cut => {
            if way.subject != subject {
                way = Way {
                    subject,
                    from: way.shown,
                    shown: way.shown,
                    passed: 0.0,
                };
            }
            way.passed += time.delta_secs();
            way
        }
        _ => Way {
            subject,
            from: wanted,
            shown: wanted,
            passed: GOES_S,
        },
    };
    let part = (next.passed / GOES_S).min(1.0);
    let eased = 1.0 - (1.0 - part).powi(3);
    next.shown = (next.from.0.lerp(wanted.0, eased), next.from.1.lerp(wanted.1, eased));
    *way = Some(next);
    commands.insert_resource(Gaze {
        eye: next.shown.0,
        at: next.shown.1,
        subject: None,
        up: None,
        // It is eased here: the camera is where it is said to be.
        cut: true,
    });
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::collections::BTreeSet;

    use simulation::workshop::{Parameters, WorkshopTemplate};
    use simulation::{Run, SeatInput, Template};

    use super::*;
    use crate::scene::signs::Sight;

    /// A birdhouse by the ordinary worker, looked at in every tick.
    fn make(seed: u64, see: impl FnMut(&Readout)) {
        made(Parameters::birdhouse(), seed, see);
    }

    fn made(parameters: Parameters, seed: u64, mut see: impl FnMut(&Readout)) {
        let template = WorkshopTemplate::new(parameters);
        let mut run = Run::new(template.start(seed, 1), 0);
        let mut pilot = template.pilot(&template.pilot_styles()[0], seed, 1).unwrap();
        let (mut inputs, mut events) = ([SeatInput::default()], Vec::new());
        while run.tick() < 60 * 1800 {
            inputs[0] = SeatInput::default();
            pilot.act(run.activity(), &mut inputs);
            run.step(&inputs, &mut events);
            events.clear();
            let now = Readout::of(run.activity()).unwrap();
            if now.handed_over.is_some() {
                return;
            }
            see(&now);
        }
        panic!("the object was not handed over");
    }

    #[test]
    fn the_eye_goes_with_the_step_and_stays_while_that_stays() {
        let mut before: Option<(String, bool, Subject)> = None;
        let mut close = BTreeSet::new();
        make(3, |now| {
            let subject = asked(now);
            let busy = now.at_work.is_some() || now.drilling.is_some();
            if let Some((line, was_busy, was)) = &before
                && *line == now.asked
                && *was_busy == busy
            {
                assert_eq!(*was, subject, "{line}");
            }
            match now.asked.as_str() {
                "guard_open" | "place_hole" | "drill" | "drilling" => assert_eq!(subject, Subject::Machine(0)),
                "measure" | "mark" | "cut" | "sawing" | "sanding" => assert!(matches!(subject, Subject::Piece(_))),
                "screwing" => assert_eq!(subject, Subject::Object),
                "take_tool" | "take_part" | "take_board" | "assemble" | "rain" => assert_eq!(subject, Subject::Bench),
                _ => {}
            }
            if subject != Subject::Bench {
                close.insert(now.asked.clone());
            }
            before = Some((now.asked.clone(), busy, subject));
        });
        for line in ["guard_open", "place_hole", "measure", "sawing", "screwing"] {
            assert!(close.contains(line), "{line}: {close:?}");
        }
    }

    #[test]
    fn whoever_works_across_the_bench_is_seen_while_screws_are_driven() {
        let mut asked_close = 0;
        made(Parameters::toolbox(), 1, |now| {
            let Some((.., Some(foot))) = now.together.as_ref().map(Together::pointed_at) else {
                panic!("somebody works across the bench")
            };
            let subject = asked(now);
            if !matches!(subject, Subject::Object | Subject::Bench) {
                return;
            }
            asked_close += usize::from(subject == Subject::Object);
            let (eye, to) = look(now, subject);
            let eye = Transform::from_translation(eye).looking_at(to, Vec3::Y);
            for ratio in [1280.0 / 720.0, 1024.0 / 600.0] {
                let face = Sight::of(foot.with_y(1.5), &eye, 52.0_f32.to_radians(), ratio);
                assert!(face.ahead && face.at.x.abs() < 0.9, "{subject:?}: {:?}", face.at);
                // Above it are the line of what is asked and what has just been done.
                assert!((-0.5..0.58).contains(&face.at.y), "{subject:?}: {:?}", face.at);
            }
        });
        assert!(asked_close > 0);
    }

    #[test]
    fn what_hands_are_at_is_in_the_middle_of_the_picture() {
        let see = |now: &Readout, at: Vec3, what: &str| {
            let (eye, to) = look(now, asked(now));
            let eye = Transform::from_translation(eye).looking_at(to, Vec3::Y);
            for ratio in [1280.0 / 720.0, 1024.0 / 600.0] {
                let sight = Sight::of(at, &eye, 52.0_f32.to_radians(), ratio);
                // Below are buttons, above is the line of what to do.
                let inside = sight.ahead && sight.at.x.abs() < 0.72 && (-0.55..0.78).contains(&sight.at.y);
                assert!(inside, "{what} at {}: {:?}", now.asked, sight.at);
            }
        };
        make(5, |now| {
            if let Some((hand, ..)) = super::super::lying::under_hand(now)
                && asked(now) != Subject::Bench
                && asked(now) != Subject::Object
            {
                see(now, hand, "the hand");
            }
            if ["assemble", "screw", "screwing"].contains(&now.asked.as_str()) {
                see(
                    now,
                    now.places.object_foot() + Vec3::Y * now.places.object.0.y,
                    "the object",
                );
            }
        });
    }
}
