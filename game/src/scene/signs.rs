//! What the corners of the screen need to know of the picture: where to go and how, what is one's own, what else
//! is to be seen. The family that is shown writes it in every frame; nothing here knows what a family is about.

use std::borrow::Cow;

use bevy::prelude::*;

use crate::kit::Pictogram;

/// What is to be pointed at. Everything is empty while no situation is shown.
#[derive(Resource, Debug, Clone, Default, PartialEq)]
pub(crate) struct Signs {
    /// What the player moves, where it is too small to be found at once.
    pub(crate) own: Option<Own>,
    /// Where to go.
    pub(crate) goal: Option<Vec3>,
    /// Somebody else's that moves and is to be seen, with its sign.
    pub(crate) other: Option<(Vec3, Pictogram)>,
    /// How to get to the goal.
    pub(crate) way: Option<Way>,
    /// What can be pointed at to choose it.
    pub(crate) things: Vec<Thing>,
    /// What a hand moves over, where the levers move one.
    pub(crate) reach: Option<Reach>,
    /// The sentence of what the view's button leads to, where that hangs on what is done.
    pub(crate) view: Option<&'static str>,
    /// Names of the choices that were made before and left something to be seen.
    pub(crate) done: Vec<&'static str>,
}

/// What the player moves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Own {
    /// Its middle.
    pub(crate) at: Vec3,
    /// Where its front points to.
    pub(crate) front: Vec3,
    /// Radius around it, m.
    pub(crate) size: f32,
}

/// Something in the picture that stands for a choice.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Thing {
    /// Name of the choice.
    pub(crate) choice: Cow<'static, str>,
    /// Its middle.
    pub(crate) at: Vec3,
    /// Radius of what a ray has to meet, m.
    pub(crate) size: f32,
}

/// A flat face that a hand moves over. Places on it are counted in units of its own from one corner: along it, and
/// across.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Reach {
    /// The corner.
    pub(crate) corner: Vec3,
    /// One unit along, m.
    pub(crate) along: Vec3,
    /// One unit across, m.
    pub(crate) across: Vec3,
    /// Length and width, units.
    pub(crate) size: Vec2,
    /// Where the hand is, units.
    pub(crate) hand: Vec2,
    /// Where it is asked to be along and across, units: `None` where any place is as good.
    pub(crate) goal: [Option<f32>; 2],
    /// From so far off a lever is pushed all the way, units.
    pub(crate) far: f32,
}

impl Reach {
    /// The hand is asked to go somewhere.
    pub(crate) fn asks(&self) -> bool {
        self.goal.iter().any(Option::is_some)
    }

    /// The place in the scene.
    pub(crate) fn place(&self, at: Vec2) -> Vec3 {
        self.corner + self.along * at.x + self.across * at.y
    }

    /// Where a ray meets the face; `None` beside it.
    pub(crate) fn met(&self, ray: &Ray3d) -> Option<Vec2> {
        let inside = |at: &Vec2| at.cmpge(Vec2::ZERO).all() && at.cmple(self.size).all();
        self.plane(ray).filter(inside)
    }

    /// Where a ray meets the plane of the face.
    pub(crate) fn plane(&self, ray: &Ray3d) -> Option<Vec2> {
        let normal = self.along.cross(self.across).normalize_or_zero();
        let slope = normal.dot(*ray.direction);
        if slope.abs() < 1e-4 {
            return None;
        }
        let away = normal.dot(self.corner - ray.origin) / slope;
        let on = ray.origin + *ray.direction * away - self.corner;
        let part = |way: Vec3| on.dot(way) / way.length_squared().max(1e-12);
        let at = Vec2::new(part(self.along), part(self.across));
        (away > 0.0).then_some(at)
    }
}

/// How to get somewhere, seen from what the player moves, m.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Way {
    pub(crate) right: f32,
    pub(crate) ahead: f32,
    pub(crate) up: f32,
    /// It is said even to those who know their levers.
    pub(crate) always: bool,
}

/// Where a point of the scene lies in the picture: −1..=1 from the left and from below, and whether it lies
/// before the eye.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Sight {
    pub(crate) at: Vec2,
    pub(crate) ahead: bool,
}

impl Sight {
    /// Sees `point` from `eye` through a picture of this vertical angle and ratio of width to height.
    pub(crate) fn of(point: Vec3, eye: &Transform, angle: f32, ratio: f32) -> Self {
        let seen = eye.rotation.inverse() * (point - eye.translation);
        let depth = -seen.z;
        let half = (angle / 2.0).tan();
        let flat = Vec2::new(seen.x / ratio, seen.y) / half;
        if depth > 0.05 {
            Self {
                at: flat / depth,
                ahead: true,
            }
        } else {
            // Behind the eye: the way to turn, far outside the picture.
            Self {
                at: flat.normalize_or(Vec2::NEG_Y) * 1e3,
                ahead: false,
            }
        }
    }

    /// In the picture, `margin` (0..1) away from its edge.
    #[cfg(test)]
    pub(crate) fn is_inside(self, margin: f32) -> bool {
        self.ahead && self.at.abs().max_element() <= 1.0 - margin
    }
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Signs>();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ray_meets_a_face_where_it_is() {
        let reach = Reach {
            corner: Vec3::new(1.0, 0.9, -0.5),
            along: Vec3::X * 0.001,
            across: Vec3::NEG_Z * 0.001,
            size: Vec2::new(900.0, 150.0),
            hand: Vec2::ZERO,
            goal: [None; 2],
            far: 90.0,
        };
        let eye = Vec3::new(1.2, 2.0, 0.6);
        let ray = |to: Vec3| Ray3d::new(eye, Dir3::new((to - eye).normalize()).unwrap_or(Dir3::NEG_Z));
        let wanted = Vec2::new(250.0, 75.0);
        let at = reach.met(&ray(reach.place(wanted))).unwrap_or_default();
        assert!(at.distance(wanted) < 0.1, "{at:?}");
        assert_eq!(reach.met(&ray(reach.place(Vec2::new(-5.0, 75.0)))), None, "beside it");
        assert_eq!(reach.met(&Ray3d::new(eye, Dir3::Y)), None, "away from it");
    }

    fn seen(point: Vec3) -> Sight {
        // From the pilot's mark, looking away from it.
        let eye = Transform::from_xyz(0.0, 1.7, 13.0).looking_at(Vec3::new(0.0, 1.7, 0.0), Vec3::Y);
        Sight::of(point, &eye, 0.9, 16.0 / 9.0)
    }

    #[test]
    fn what_is_looked_at_is_in_the_middle() {
        let sight = seen(Vec3::new(0.0, 1.7, -3.0));
        assert!(sight.is_inside(0.1) && sight.at.length() < 1e-5, "{sight:?}");
    }

    #[test]
    fn sides_are_the_sides_of_the_picture() {
        let left = seen(Vec3::new(-4.0, 1.2, 4.0));
        assert!(left.at.x < 0.0 && left.ahead, "{left:?}");
        let above = seen(Vec3::new(0.0, 4.0, 5.0));
        assert!(above.at.y > 0.0, "{above:?}");
        // Far aside: out of the picture, to the right of it.
        let aside = seen(Vec3::new(12.0, 1.7, 11.0));
        assert!(!aside.is_inside(0.0) && aside.at.x > 1.0, "{aside:?}");
    }

    #[test]
    fn what_is_behind_is_pointed_at_on_its_side() {
        let behind = seen(Vec3::new(3.0, 1.7, 16.0));
        assert!(!behind.is_inside(0.0) && behind.at.x > 1.0, "{behind:?}");
        let behind = seen(Vec3::new(-3.0, 1.7, 16.0));
        assert!(behind.at.x < -1.0, "{behind:?}");
    }
}
