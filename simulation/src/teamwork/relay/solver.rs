//! Stiff bodies in plan. Each step: legs push, then impulses make hands hold, feet rub and bodies not enter each other,
//! one after the other until they agree (sequential impulses; Catto 2005), then everything moves.
//!
//! **Energy.** Every impulse brings the velocity at its point closer to what it should be there and never past it:
//! without legs, kinetic energy only falls. What overlaps is moved apart without a velocity.
//!
//! **No tunnelling.** A contact counts before bodies touch: they may approach by the gap that is left and no further.
//! What a tick leaves deeper in something that stands than [`DEEPEST_M`], and deeper than it was, is put back to where it
//! was before it.

#[cfg(test)]
mod tests;

use glam::DVec2;

use super::body::{Form, Motion, Outline};
use super::contact::{self, Contact};
use super::geometry::{Rect, corners, depth, near, outward, shortened, wrapped};
use crate::TICK_S;

/// Steps of a tick.
pub(crate) const STEPS: u32 = 2;
/// A step, s.
const STEP_S: f64 = TICK_S / STEPS as f64;
/// Rounds of impulses in a step.
const ROUNDS: u32 = 8;
/// Nothing is left deeper in something that stands, m.
pub(crate) const DEEPEST_M: f64 = 0.02;
/// Overlap that is let be, m.
const LET_BE_M: f64 = 0.002;
/// What overlaps or is held from afar is moved by so much of it in a step.
const MOVED: f64 = 0.25;
/// And no further than this, m.
const MOVED_M: f64 = 0.012;
/// Coulomb friction between bodies, walls and people.
const RUBS: f64 = 0.15;
/// Hands keep what they hold from turning with so much, N·m.
const HANDS_NM: f64 = 30.0;
/// Feet stand so far out.
const FEET: f64 = 0.8;

/// What legs do: they push towards a velocity.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Legs {
    pub(crate) body: usize,
    /// m/s
    pub(crate) wants: DVec2,
    /// N
    pub(crate) most_n: f64,
}

/// A body that holds another at a point of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Hold {
    pub(crate) body: usize,
    pub(crate) load: usize,
    /// In the frame of the load.
    pub(crate) handle: DVec2,
}

/// All that a step needs besides how bodies move.
#[derive(Debug, Default)]
pub(crate) struct World {
    pub(crate) forms: Vec<Form>,
    pub(crate) solids: Vec<Rect>,
    pub(crate) legs: Vec<Legs>,
    pub(crate) holds: Vec<Hold>,
    contacts: Vec<Contact>,
    feet: Vec<Foot>,
    joints: Vec<Joint>,
    touches: Vec<Touch>,
}

#[derive(Debug)]
struct Foot {
    body: usize,
    arm: DVec2,
    axis: DVec2,
    /// kg: the velocity of the point that an impulse changes at least.
    mass: f64,
    most: DVec2,
    so_far: DVec2,
}

#[derive(Debug)]
struct Joint {
    hold: Hold,
    arm: DVec2,
    /// Inverse of the matrix that turns impulses into velocities.
    inverse: [f64; 3],
}

#[derive(Debug)]
struct Touch {
    contact: Contact,
    arms: [DVec2; 2],
    mass: [f64; 2],
    so_far: [f64; 2],
}

impl World {
    /// With what stands.
    pub(crate) fn within(solids: Vec<Rect>) -> Self {
        Self {
            solids,
            ..Self::default()
        }
    }

    /// A tick. Gives for each body the strongest impulse with which it was hit, N·s.
    pub(crate) fn tick(&mut self, motions: &mut [Motion]) -> Vec<f64> {
        let before: Vec<Motion> = motions.to_vec();
        let mut hits = vec![0.0; motions.len()];
        for _ in 0..STEPS {
            self.step(motions, &mut hits);
        }
        for (at, motion) in motions.iter_mut().enumerate() {
            let deep = self.deepest(at, motion);
            if deep > DEEPEST_M && deep > self.deepest(at, &before[at]) {
                *motion = before[at];
                motion.stop();
            }
            let held = self.holds.iter().any(|hold| hold.load == at);
            if motion.is_slow() && !held && self.forms[at].rubs_n.is_some() {
                motion.stop();
            }
        }
        hits
    }

    /// How deep a body lies in something that stands, m; 0 where it does not.
    fn deepest(&self, body: usize, motion: &Motion) -> f64 {
        let form = &self.forms[body];
        let close = self
            .solids
            .iter()
            .filter(|rect| rect.holds(motion.pose.at, form.radius()));
        let depths = close.map(|rect| match form.outline {
            Outline::Round(radius) => radius - near(motion.pose.at - rect.at, rect.half).gap,
            Outline::Box(half) => depth(&motion.pose, half, rect),
        });
        depths.fold(0.0, f64::max)
    }

    fn step(&mut self, motions: &mut [Motion], hits: &mut [f64]) {
        for legs in &self.legs {
            let form = &self.forms[legs.body];
            let change = legs.wants - motions[legs.body].velocity;
            motions[legs.body].velocity += shortened(change, legs.most_n * form.inverse_mass * STEP_S);
        }
        for hold in &self.holds {
            let most = HANDS_NM * self.forms[hold.load].inverse_inertia * STEP_S;
            let spin = &mut motions[hold.load].spin;
            *spin -= spin.clamp(-most, most);
        }
        self.touch(motions);
        self.part(motions);
        self.prepare(motions);
        for _ in 0..ROUNDS {
            self.rub(motions);
            self.hold(motions);
            self.push(motions);
        }
        for touch in &self.touches {
            let bodies = std::iter::once(touch.contact.body).chain(touch.contact.other);
            for body in bodies {
                hits[body] = f64::max(hits[body], touch.so_far[0]);
            }
        }
        for motion in motions.iter_mut() {
            motion.pose.at += motion.velocity * STEP_S;
            motion.pose.angle = wrapped(motion.pose.angle + motion.spin * STEP_S);
        }
        self.join(motions);
    }

    /// Whether a body can be moved in this step: whatever lies still and is not touched stays.
    fn awake(&self, motions: &[Motion], body: usize) -> bool {
        self.forms[body].rubs_n.is_none()
            || !motions[body].is_still()
            || self.holds.iter().any(|hold| hold.load == body)
    }

    fn touch(&mut self, motions: &[Motion]) {
        self.contacts.clear();
        let awake: Vec<bool> = (0..motions.len()).map(|body| self.awake(motions, body)).collect();
        for one in 0..motions.len() {
            for other in one + 1..motions.len() {
                let held =
                    |hold: &Hold| hold.body == one && hold.load == other || hold.load == one && hold.body == other;
                if (awake[one] || awake[other]) && !self.holds.iter().any(held) {
                    contact::between(one, other, &self.forms, motions, &mut self.contacts);
                }
            }
        }
        for body in 0..motions.len() {
            let touched = |contact: &Contact| contact.body == body || contact.other == Some(body);
            if awake[body] || self.contacts.iter().any(touched) {
                contact::with_solids(
                    body,
                    &self.forms[body],
                    &motions[body],
                    &self.solids,
                    &mut self.contacts,
                );
            }
        }
    }

    /// Moves apart what overlaps.
    fn part(&self, motions: &mut [Motion]) {
        for contact in &self.contacts {
            let deep = -contact.gap - LET_BE_M;
            if deep <= 0.0 {
                continue;
            }
            let share = |body: Option<usize>| body.map_or(0.0, |body| self.forms[body].inverse_mass);
            let (mine, others) = (share(Some(contact.body)), share(contact.other));
            let by = contact.normal * ((MOVED * deep).min(MOVED_M) / (mine + others));
            motions[contact.body].pose.at += by * mine;
            if let Some(other) = contact.other {
                motions[other].pose.at -= by * others;
            }
        }
    }

    fn prepare(&mut self, motions: &[Motion]) {
        self.feet.clear();
        self.joints.clear();
        self.touches.clear();
        for body in 0..motions.len() {
            let form = &self.forms[body];
            let (Some(rubs), Outline::Box(half)) = (form.rubs_n, form.outline) else {
                continue;
            };
            let touched = |contact: &Contact| contact.body == body || contact.other == Some(body);
            if !self.awake(motions, body) && !self.contacts.iter().any(touched) {
                continue;
            }
            let axis = motions[body].pose.axis();
            for corner in corners(half * FEET) {
                let arm = outward(axis, corner);
                self.feet.push(Foot {
                    body,
                    arm,
                    axis,
                    mass: 1.0 / (form.inverse_mass + form.inverse_inertia * arm.dot(arm)),
                    most: DVec2::from(rubs) * (0.25 * STEP_S),
                    so_far: DVec2::ZERO,
                });
            }
        }
        for hold in &self.holds {
            let (body, load) = (&self.forms[hold.body], &self.forms[hold.load]);
            let arm = outward(motions[hold.load].pose.axis(), hold.handle);
            let (mass, turn) = (body.inverse_mass + load.inverse_mass, load.inverse_inertia);
            let (a, b, d) = (
                mass + turn * arm.y * arm.y,
                -turn * arm.x * arm.y,
                mass + turn * arm.x * arm.x,
            );
            let scale = 1.0 / (a * d - b * b);
            self.joints.push(Joint {
                hold: *hold,
                arm,
                inverse: [d * scale, -b * scale, a * scale],
            });
        }
        for contact in &self.contacts {
            let tangent = DVec2::new(-contact.normal.y, contact.normal.x);
            let arm = |body: Option<usize>| body.map_or(DVec2::ZERO, |body| contact.point - motions[body].pose.at);
            let arms = [arm(Some(contact.body)), arm(contact.other)];
            let yields = |direction: DVec2| {
                let of = |body: Option<usize>, arm: DVec2| {
                    body.map_or(0.0, |body| {
                        let lever = arm.perp_dot(direction);
                        let form = &self.forms[body];
                        form.inverse_mass + form.inverse_inertia * lever * lever
                    })
                };
                1.0 / (of(Some(contact.body), arms[0]) + of(contact.other, arms[1]))
            };
            self.touches.push(Touch {
                contact: *contact,
                arms,
                mass: [yields(contact.normal), yields(tangent)],
                so_far: [0.0; 2],
            });
        }
    }

    /// Feet rub: they stand as long as nothing pulls harder.
    fn rub(&mut self, motions: &mut [Motion]) {
        for foot in &mut self.feet {
            let motion = &mut motions[foot.body];
            let form = &self.forms[foot.body];
            let slides = motion.velocity_at(foot.arm);
            let wanted = foot.so_far - slides * foot.mass;
            let rubbed = if foot.most.x == foot.most.y {
                shortened(wanted, foot.most.x)
            } else {
                let local = super::geometry::inward(foot.axis, wanted);
                outward(foot.axis, local.clamp(-foot.most, foot.most))
            };
            let impulse = rubbed - foot.so_far;
            foot.so_far = rubbed;
            motion.velocity += impulse * form.inverse_mass;
            motion.spin += form.inverse_inertia * foot.arm.perp_dot(impulse);
        }
    }

    /// Hands hold: body and handle move together.
    fn hold(&self, motions: &mut [Motion]) {
        for joint in &self.joints {
            let Hold { body, load, .. } = joint.hold;
            let apart = motions[body].velocity - motions[load].velocity_at(joint.arm);
            let [a, b, d] = joint.inverse;
            let impulse = DVec2::new(a * apart.x + b * apart.y, b * apart.x + d * apart.y);
            motions[body].velocity -= impulse * self.forms[body].inverse_mass;
            motions[load].velocity += impulse * self.forms[load].inverse_mass;
            motions[load].spin += self.forms[load].inverse_inertia * joint.arm.perp_dot(impulse);
        }
    }

    /// Bodies do not enter each other.
    fn push(&mut self, motions: &mut [Motion]) {
        for touch in &mut self.touches {
            let Contact {
                body,
                other,
                normal,
                gap,
                ..
            } = touch.contact;
            let tangent = DVec2::new(-normal.y, normal.x);
            for (which, direction) in [normal, tangent].into_iter().enumerate() {
                let mut apart = motions[body].velocity_at(touch.arms[0]);
                if let Some(other) = other {
                    apart -= motions[other].velocity_at(touch.arms[1]);
                }
                let speed = apart.dot(direction);
                let so_far = touch.so_far[which];
                let total = if which == 0 {
                    (so_far - (speed + gap.max(0.0) / STEP_S) * touch.mass[0]).max(0.0)
                } else {
                    let most = RUBS * touch.so_far[0];
                    (so_far - speed * touch.mass[1]).clamp(-most, most)
                };
                touch.so_far[which] = total;
                let impulse = direction * (total - so_far);
                for (body, arm, sign) in [(Some(body), touch.arms[0], 1.0), (other, touch.arms[1], -1.0)] {
                    let Some(body) = body else { continue };
                    let form = &self.forms[body];
                    motions[body].velocity += impulse * (sign * form.inverse_mass);
                    motions[body].spin += sign * form.inverse_inertia * arm.perp_dot(impulse);
                }
            }
        }
    }

    /// Whoever holds something from a little away comes to it, and it to them.
    fn join(&self, motions: &mut [Motion]) {
        for hold in &self.holds {
            let handle = motions[hold.load].pose.of(hold.handle);
            let off = shortened((handle - motions[hold.body].pose.at) * MOVED, MOVED_M);
            let (body, load) = (self.forms[hold.body].inverse_mass, self.forms[hold.load].inverse_mass);
            let by = off / (body + load);
            motions[hold.body].pose.at += by * body;
            motions[hold.load].pose.at -= by * load;
        }
    }
}
