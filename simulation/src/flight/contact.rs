//! What the drone can touch: net, ground, posts. Queries are stateless; the answers are forces (net) and
//! impulses (ground and posts). The query library brings its own release of the vector library, so vectors
//! cross over as arrays.

use glam::DVec3;
use parry3d_f64::math::{Pose, Rotation, Vector};
use parry3d_f64::query;
use parry3d_f64::shape::{Ball, Cylinder};

use super::parameters::{Cage, Contact};
use super::rotorcraft::{Body, Rotorcraft, rotation, unit};

/// A surface; the index is the value of field `surface`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Surface {
    Ground,
    Net,
    Post,
}

/// A touch that began or lasts in this tick.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Touch {
    pub(crate) surface: Surface,
    /// Speed into the surface, m/s.
    pub(crate) speed_m_s: f64,
}

/// The cage as shapes.
#[derive(Debug)]
pub(crate) struct Obstacles {
    upright: Vec<Pose>,
    /// A post lying along x or y, per post.
    lying: Vec<[Pose; 2]>,
    post: Cylinder,
    ball: Ball,
    reach_m: f64,
    half_m: [f64; 2],
    height_m: f64,
    radius_m: f64,
    standing_m: f64,
    contact: Contact,
    mass_kg: f64,
    tip_over_cos: f64,
    post_half_m: f64,
}

impl Obstacles {
    pub(crate) fn new(cage: &Cage, contact: &Contact, model: &Rotorcraft) -> Self {
        // The library's cylinder stands along y.
        let half = std::f64::consts::FRAC_1_SQRT_2;
        let along_z = Rotation::from_xyzw(half, 0.0, 0.0, half);
        let along_x = Rotation::from_xyzw(0.0, 0.0, -half, half);
        let along_y = Rotation::IDENTITY;
        let middle = 0.5 * cage.post_height_m;
        let pose = |at: [f64; 2], z: f64, rotation: Rotation| Pose {
            rotation,
            translation: Vector::new(at[0], at[1], z),
        };
        Self {
            upright: cage.posts.iter().map(|p| pose(p.at_m, middle, along_z)).collect(),
            lying: cage
                .posts
                .iter()
                .map(|p| {
                    [
                        pose(p.at_m, cage.post_radius_m, along_x),
                        pose(p.at_m, cage.post_radius_m, along_y),
                    ]
                })
                .collect(),
            // The library asserts positive sizes; others are reported by the parameter check, not by a panic.
            post: Cylinder::new(middle.max(0.0), cage.post_radius_m.max(0.0)),
            ball: Ball::new(model.guard_radius_m.max(0.0)),
            reach_m: model.guard_radius_m + cage.post_radius_m,
            half_m: cage.half_m,
            height_m: cage.height_m,
            radius_m: model.guard_radius_m,
            standing_m: model.standing_m,
            contact: contact.clone(),
            mass_kg: model.mass_kg,
            tip_over_cos: libm::cos(contact.tip_over_deg * std::f64::consts::PI / 180.0),
            post_half_m: middle,
        }
    }

    /// Distance from the drone's guards to the nearest net, m; negative inside the net.
    pub(crate) fn net_distance_m(&self, at: DVec3) -> f64 {
        let sides = (self.half_m[0] - libm::fabs(at.x)).min(self.half_m[1] - libm::fabs(at.y));
        sides.min(self.height_m - at.z) - self.radius_m
    }

    /// Corners between which the held point stays, so that holding never pulls into the net, m.
    pub(crate) fn limits(&self) -> (DVec3, DVec3) {
        let room = DVec3::new(self.half_m[0] - self.radius_m, self.half_m[1] - self.radius_m, 0.0);
        (
            DVec3::new(-room.x, -room.y, -self.standing_m),
            DVec3::new(room.x, room.y, self.height_m - self.radius_m),
        )
    }

    /// Push of the net on a drone that is in it, world, N, and the speed into it.
    pub(crate) fn net(&self, body: &Body) -> (DVec3, Option<Touch>) {
        let stiffness = self.mass_kg * self.contact.net_rad_s * self.contact.net_rad_s;
        let damping = 2.0 * self.contact.net_damping * self.contact.net_rad_s * self.mass_kg;
        let mut force = DVec3::ZERO;
        let mut speed: Option<f64> = None;
        let sides = [
            (DVec3::X, self.half_m[0]),
            (DVec3::NEG_X, self.half_m[0]),
            (DVec3::Y, self.half_m[1]),
            (DVec3::NEG_Y, self.half_m[1]),
            (DVec3::Z, self.height_m),
        ];
        for (outward, plane) in sides {
            let depth = body.position.dot(outward) + self.radius_m - plane;
            if depth > 0.0 {
                let into = body.velocity.dot(outward);
                // A net pulls nobody in: its push never turns outward.
                force -= outward * (stiffness * depth + damping * into).max(0.0);
                speed = Some(speed.unwrap_or(0.0).max(into));
            }
        }
        (
            force,
            speed.map(|speed_m_s| Touch {
                surface: Surface::Net,
                speed_m_s,
            }),
        )
    }

    /// Holds the drone above the ground; `None` where it does not touch.
    pub(crate) fn ground(&self, body: &mut Body) -> Option<Touch> {
        if body.position.z > self.standing_m {
            return None;
        }
        let into = -body.velocity.z;
        body.position.z = self.standing_m;
        if into > 0.0 {
            body.velocity.z = if into > 0.5 { self.contact.bounce * into } else { 0.0 };
        }
        // Feet grip, and what stands on them levels out.
        body.velocity.x *= 0.7;
        body.velocity.y *= 0.7;
        body.rates *= 0.6;
        level(body, 0.3);
        Some(Touch {
            surface: Surface::Ground,
            speed_m_s: into.max(0.0),
        })
    }

    /// Whether it lies tipped over.
    pub(crate) fn tipped_over(&self, body: &Body) -> bool {
        rotation(body.attitude).z_axis.z < self.tip_over_cos
    }

    /// Keeps the drone out of the posts. `down` is the lying post (from 0) and its direction (0 x, 1 y).
    pub(crate) fn posts(&self, body: &mut Body, down: Option<(usize, usize)>) -> Option<Touch> {
        let low = self.reach_m + 2.0 * self.post_half_m;
        if body.position.z > low {
            return None;
        }
        for (i, upright) in self.upright.iter().enumerate() {
            let pose = match down {
                Some((post, along)) if post == i => &self.lying[i][along],
                _ => upright,
            };
            let away = body.position - DVec3::from_array(pose.translation.to_array());
            let far = self.reach_m + self.post_half_m;
            if libm::fabs(away.x) > far || libm::fabs(away.y) > far {
                continue;
            }
            let ball = Pose {
                rotation: Rotation::IDENTITY,
                translation: Vector::from_array(body.position.to_array()),
            };
            let Ok(Some(contact)) = query::contact(pose, &self.post, &ball, &self.ball, 0.0) else {
                continue;
            };
            let normal = DVec3::from_array(contact.normal1.to_array());
            if !normal.is_finite() || contact.dist >= 0.0 {
                continue;
            }
            body.position -= normal * contact.dist;
            let into = -body.velocity.dot(normal);
            if into > 0.0 {
                body.velocity += normal * (into * (1.0 + self.contact.bounce));
            }
            return Some(Touch {
                surface: Surface::Post,
                speed_m_s: into.max(0.0),
            });
        }
        None
    }

    /// Whether a touch stops the flight.
    pub(crate) fn is_hard(&self, touch: Touch) -> bool {
        match touch.surface {
            Surface::Net => false,
            Surface::Ground => touch.speed_m_s >= self.contact.ground_hard_m_s,
            Surface::Post => touch.speed_m_s >= self.contact.post_hard_m_s,
        }
    }
}

/// Turns the body towards level, keeping its heading, by a `share` of the way.
pub(crate) fn level(body: &mut Body, share: f64) {
    let q = body.attitude;
    // The part of the quaternion that turns about z is the level attitude with the same heading.
    let length = libm::sqrt(q.z * q.z + q.w * q.w);
    if length < 1e-9 {
        return;
    }
    body.attitude = unit([q.x * (1.0 - share), q.y * (1.0 - share), q.z, q.w]);
}
