//! What a workshop points at: every thing that stands for a choice, where it is now, and the face that the hand moves over.

use bevy::prelude::*;
use simulation::workshop::{Parameters, Workshop};

use super::super::hand_over;
use super::bench::CRATE;
use super::lying;
use super::machine;
use super::pose::folded;
use super::readout::{Readout, WorkshopScene};
use super::tools;
use super::ways::Ways;
use super::worn;
use crate::play::Session;
use crate::scene::Shown;
use crate::scene::signs::{Reach, Signs, Thing};

/// Units of a reach are millimetres.
const MM: f32 = 0.001;
/// Spheres along a long thing are at most so far apart, in parts of their radius.
const APART: f32 = 1.3;

/// Writes what can be pointed at.
pub(super) fn guide(shown: Res<Shown<WorkshopScene>>, session: Option<Res<Session>>, mut signs: ResMut<Signs>) {
    let workshop = session.as_ref().and_then(|session| {
        let activity = session.run().activity();
        activity.as_any().downcast_ref::<Workshop>()
    });
    let now = shown.now();
    // What the view's button says is written with the view.
    let view = signs.view;
    let said = workshop.map_or_else(Signs::default, |workshop| signs_of(now, workshop));
    signs.set_if_neq(Signs { view, ..said });
}

fn signs_of(now: &Readout, workshop: &Workshop) -> Signs {
    if now.handed_over.is_some() {
        return Signs::default();
    }
    Signs {
        things: Things::of(now, workshop.parameters()),
        reach: reach(now, workshop),
        ..Signs::default()
    }
}

/// The upper face of what is worked on, from its left end and its near edge.
fn reach(now: &Readout, workshop: &Workshop) -> Option<Reach> {
    let hand = now.hand?;
    let of = hand_over(workshop)?;
    let (_, place, size) = lying::under_hand(now)?;
    let corner = place * Vec3::new(-size.x / 2.0, size.y / 2.0, size.z / 2.0);
    Some(Reach {
        corner,
        along: place.rotation * Vec3::X * MM,
        across: place.rotation * Vec3::NEG_Z * MM,
        size: Vec2::new(size.x, size.z) / MM,
        hand: hand / MM,
        goal: of.goal,
        far: of.far,
    })
}

/// Things, the middle of each first.
struct Things<'a> {
    now: &'a Readout,
    all: Vec<Thing>,
}

impl Things<'_> {
    fn of(now: &Readout, parameters: &Parameters) -> Vec<Thing> {
        let mut things = Things { now, all: Vec::new() };
        things.tools(parameters);
        things.machines(parameters);
        things.wood(parameters);
        things.places();
        things.birds(parameters);
        things.together(parameters);
        things.all
    }

    /// A box of half this size, under this transform, as spheres along its longest side.
    fn add(&mut self, choice: &str, place: Transform, half: Vec3) {
        let axis = if half.x >= half.y && half.x >= half.z {
            Vec3::X
        } else if half.y >= half.z {
            Vec3::Y
        } else {
            Vec3::Z
        };
        let long = half.max_element();
        let others = half * (Vec3::ONE - axis);
        // As wide as it is across, or nearly.
        let size = others.max_element().clamp(0.022, long.max(0.022)) * 1.1;
        let mut put = |at: Vec3| {
            self.all.push(Thing {
                choice: choice.to_owned().into(),
                at: place * at,
                size,
            });
        };
        put(Vec3::ZERO);
        let reach = (long - size * 0.8).max(0.0);
        let steps = (reach / (size * APART)).ceil() as u32;
        for step in 1..=steps {
            let out = axis * reach * step as f32 / steps as f32;
            put(out);
            put(-out);
        }
    }

    fn tools(&mut self, parameters: &Parameters) {
        let ways = Ways {
            now: self.now,
            time: 0.0,
            calm: true,
        };
        for (index, tool) in parameters.tools.iter().enumerate() {
            let (middle, half) = tools::extent(tool.kind);
            let place = ways.tool(index) * Transform::from_translation(Vec3::NEG_Y * middle);
            self.add(&tool.id, place, half);
        }
        for (index, worn) in parameters.protection.iter().enumerate() {
            // Its hook stays: there it is hung again.
            let Some((kind, hook)) = self.now.places.worn.get(index).copied() else {
                continue;
            };
            let (middle, half) = worn::extent(kind);
            self.add(&worn.id, Transform::from_translation(hook - Vec3::Y * middle), half);
        }
    }

    fn machines(&mut self, parameters: &Parameters) {
        for (index, machine) in parameters.machines.iter().enumerate() {
            let Some(foot) = self.now.places.machines.get(index).copied() else {
                continue;
            };
            let closed = self.now.machines.get(index).is_some_and(|machine| machine.guarded);
            // Its guard stands out in front, or above where it is open.
            let out = if closed {
                Vec3::new(0.0, 0.325, 0.15)
            } else {
                Vec3::new(0.0, 0.45, 0.2)
            };
            self.add(
                &format!("{}_guard", machine.id),
                Transform::from_translation(foot + out),
                Vec3::new(0.06, 0.05, 0.03),
            );
            // Its motor first: what lies on its table is a thing of its own.
            let motor = Transform::from_translation(foot + Vec3::new(0.0, 0.53, -0.02));
            self.add(&machine.id, motor, Vec3::new(0.065, 0.05, 0.11));
            let (half, middle) = machine::EXTENT;
            let table = Transform::from_translation(foot + Vec3::new(0.0, machine::TABLE - 0.02, 0.06));
            self.add(&machine.id, table, Vec3::new(0.1, 0.03, 0.07));
            let pillar = Transform::from_translation(foot + middle - Vec3::Z * 0.07);
            self.add(&machine.id, pillar, half * Vec3::new(0.7, 1.0, 0.5));
        }
    }

    /// What can be chosen hangs on the wall, until it is chosen.
    fn birds(&mut self, parameters: &Parameters) {
        if self.now.variant.is_some() {
            return;
        }
        for (index, variant) in parameters.object.variants.iter().enumerate() {
            if let Some(at) = super::room::drawn_bird(&self.now.places, index) {
                self.add(
                    &variant.id,
                    Transform::from_translation(at),
                    Vec3::new(0.045, 0.05, 0.01),
                );
            }
        }
    }

    fn wood(&mut self, parameters: &Parameters) {
        let now = self.now;
        for (index, stock) in parameters.stock.iter().enumerate() {
            let Some(at) = now.places.stock.get(index).copied() else {
                continue;
            };
            let middle = at.at + Vec3::Y * lying::stacked(now, index) / 2.0;
            self.add(
                &stock.id,
                Transform::from_translation(middle),
                Vec3::new(at.size.z / 2.0, 0.03, at.size.x / 2.0),
            );
        }
        for (part, of) in parameters.object.parts.iter().enumerate() {
            match now.made.get(part).copied().flatten() {
                Some(piece) => {
                    if let Some(place) = lying::piece(now, piece) {
                        self.add(&of.id, place, now.wood[piece].look.metres() / 2.0);
                    }
                }
                // A place that waits for one that can be asked for.
                None if of.delivered => {
                    let foot = now.places.waits(part) + Vec3::Y * 0.1;
                    self.add(&of.id, Transform::from_translation(foot), Vec3::new(0.05, 0.09, 0.03));
                }
                None => {}
            }
        }
    }

    /// The colleague, bags, what stands in for a fitting, stickers.
    fn together(&mut self, parameters: &Parameters) {
        let now = self.now;
        let Some(together) = &now.together else { return };
        let (bags, substitutes, stickers, colleague) = together.pointed_at();
        for (fitting, at) in parameters.fittings.iter().zip(bags) {
            let middle = Transform::from_translation(at + Vec3::Y * 0.035);
            self.add(&fitting.id, middle, Vec3::new(0.05, 0.035, 0.04));
        }
        for (substitute, at) in parameters.substitutes.iter().zip(substitutes) {
            let middle = Transform::from_translation(at + Vec3::Y * 0.015);
            self.add(&substitute.id, middle, Vec3::new(0.05, 0.015, 0.045));
        }
        if let Some(at) = stickers {
            self.add(
                "stickers",
                Transform::from_translation(at),
                Vec3::new(0.05, 0.01, 0.065),
            );
        }
        if let (Some(of), Some(at)) = (&parameters.colleague, colleague) {
            // The chest first: a name stands there.
            let chest = Transform::from_translation(Vec3::new(at.x, 1.16, at.z + 0.06));
            self.add(&of.id, chest, Vec3::new(0.2, 0.16, 0.1));
            let head = Transform::from_translation(Vec3::new(at.x, 1.5, at.z + 0.06));
            self.add(&of.id, head, Vec3::new(0.1, 0.12, 0.1));
        }
    }

    fn places(&mut self) {
        let now = self.now;
        let places = &now.places;
        let longest = places.stock.iter().map(|stock| stock.size.x).fold(0.3, f32::max);
        let widest = places.stock.iter().map(|stock| stock.size.z).fold(0.1, f32::max);
        // Where one lays down: left, where nothing else stands.
        let reach = (longest / 2.0).min(0.3);
        let bench = places.work + Vec3::new(reach, 0.0, 0.0);
        self.add(
            "bench",
            Transform::from_translation(bench),
            Vec3::new(reach, 0.02, widest / 2.0),
        );
        let (half, _) = places.object;
        let foot = places.object_foot();
        let up = if now.parts.iter().any(|part| part.placed.is_some()) {
            half.y
        } else {
            0.02
        };
        self.add(
            "assembly",
            Transform::from_translation(foot + Vec3::Y * up),
            Vec3::new(half.x + 0.03, up, half.z + 0.02),
        );
        self.add(
            "aside",
            Transform::from_translation(places.aside + Vec3::Y * CRATE.y),
            CRATE,
        );
        self.add(
            "sheet",
            Transform::from_translation(places.sheet),
            Vec3::new(0.08, 0.01, 0.11),
        );
        self.add(
            "cover",
            Transform::from_translation(folded(now)),
            Vec3::new(0.05, 0.05, 0.16),
        );
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::collections::BTreeMap;

    use simulation::workshop::WorkshopTemplate;
    use simulation::{Run, SeatInput, Template};

    use super::super::gaze;
    use super::*;
    use crate::scene::signs::Sight;

    /// A birdhouse by the ordinary worker, looked at twice a second; `true` once the object is handed over.
    fn make(seed: u64, mut see: impl FnMut(&Run, &WorkshopTemplate, &Readout)) -> bool {
        let template = WorkshopTemplate::new(Parameters::birdhouse());
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
                return true;
            }
            if run.tick().is_multiple_of(30) {
                see(&run, &template, &now);
            }
        }
        false
    }

    fn of(run: &Run) -> &Workshop {
        run.activity().as_any().downcast_ref().unwrap()
    }

    #[test]
    fn what_can_be_chosen_is_in_the_picture_and_apart() {
        let (wide, high) = (1024.0_f32, 600.0_f32);
        let mut near: BTreeMap<(String, String), f32> = BTreeMap::new();
        let ended = make(3, |run, template, now| {
            let signs = signs_of(now, of(run));
            let eye = gaze::over_the_bench(now);
            let open = run.activity().open_choices(0);
            let mut seen: BTreeMap<String, Vec2> = BTreeMap::new();
            for thing in &signs.things {
                let choice = template.controls().choice_index(&thing.choice).unwrap();
                if !open.contains(&choice) || seen.contains_key(&*thing.choice) {
                    continue;
                }
                let sight = Sight::of(thing.at, &eye, 52.0_f32.to_radians(), wide / high);
                assert!(sight.is_inside(0.02), "{} is at {:?}", thing.choice, sight.at);
                seen.insert(thing.choice.to_string(), sight.at * Vec2::new(wide, high) / 2.0);
            }
            for (one, at) in &seen {
                for (other, there) in seen.iter().filter(|(other, _)| *other > one) {
                    let apart = at.distance(*there);
                    let least = near.entry((one.clone(), other.clone())).or_insert(apart);
                    *least = least.min(apart);
                }
            }
        });
        assert!(ended, "the object was handed over");
        near.retain(|_, apart| *apart < 13.0);
        assert!(near.is_empty(), "one covers the other, points: {near:?}");
    }

    #[test]
    fn the_hand_is_where_the_reach_says() {
        let mut reached = 0;
        make(5, |run, _, now| {
            let Some(reach) = reach(now, of(run)) else { return };
            let (at, _, _) = lying::under_hand(now).unwrap();
            assert!(reach.place(reach.hand).distance(at) < 1e-4);
            reached += 1;
        });
        assert!(reached > 20, "{reached}");
    }
}
