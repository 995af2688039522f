//! Where each tool is: on its hook, lying about, or where the hand holds it and what it does there.

use bevy::math::{Mat3, Quat, Vec3};
use bevy::prelude::Transform;
use simulation::workshop::{Doing, ToolKind};

use super::colleague;
use super::lying;
use super::readout::Readout;
use super::tools;

/// Strokes of saw and sandpaper in a second.
const STROKES: f32 = 2.4;

/// One frame's tools.
pub(super) struct Ways<'a> {
    pub(super) now: &'a Readout,
    /// s
    pub(super) time: f32,
    /// Nothing moves for decoration.
    pub(super) calm: bool,
}

/// With its face up, its hook away from who works.
fn flat() -> Quat {
    Quat::from_rotation_x(-std::f32::consts::FRAC_PI_2)
}

/// With its blade away from who works and its teeth down.
fn sawing() -> Quat {
    Quat::from_rotation_x(-0.2) * Quat::from_mat3(&Mat3::from_cols(Vec3::Y, Vec3::Z, Vec3::X))
}

/// Turned so, with its own point `own` at `at`.
fn held(at: Vec3, turn: Quat, own: Vec3) -> Transform {
    Transform::from_translation(at - turn * own).with_rotation(turn)
}

impl Ways<'_> {
    /// Where a tool is.
    pub(super) fn tool(&self, tool: usize) -> Transform {
        let now = self.now;
        let Some((kind, hook)) = now.places.tools.get(tool).copied() else {
            return Transform::default();
        };
        let home = now.home.get(tool).copied().unwrap_or(true);
        let lent = now.together.as_ref().is_some_and(|together| together.is_lent(tool));
        if let Some(place) = lent
            .then(|| colleague::tool_at(now, kind, self.time, self.calm))
            .flatten()
        {
            return place;
        }
        let laid = match kind {
            ToolKind::Pencil => self.pencil(),
            ToolKind::Tape => self.taped(),
            ToolKind::Square => self.squared(),
            ToolKind::Clamp => self.clamped(),
            _ => None,
        };
        if let Some(place) = laid {
            return place;
        }
        // Nothing is held before a flaw that is spoken of.
        let looks = now.asked == "panel_flawed";
        if now.tool == Some(tool) && !home && now.handed_over.is_none() && !looks {
            return self.in_hand(kind);
        }
        if home {
            return Transform::from_translation(hook + Vec3::Z * 0.018);
        }
        self.about(kind)
    }

    fn about(&self, kind: ToolKind) -> Transform {
        let (middle, half) = tools::extent(kind);
        let at = lying::lies_about(self.now, kind) + Vec3::Y * (half.z + 0.001);
        held(at, Quat::from_rotation_y(0.06) * flat(), Vec3::NEG_Y * middle)
    }

    fn stroke(&self) -> f32 {
        if self.calm {
            0.0
        } else {
            (self.time * STROKES * std::f32::consts::TAU).sin()
        }
    }

    /// How far the work with a tool of this kind is.
    fn done(&self, kind: ToolKind) -> Option<f32> {
        self.now
            .at_work
            .filter(|(at_work, _)| *at_work == kind)
            .map(|(_, done)| done)
    }

    fn ready(&self, kind: ToolKind) -> Transform {
        let (middle, _) = tools::extent(kind);
        // On the left, before nothing that one looks at.
        let places = &self.now.places;
        let at = Vec3::new(places.work.x + 0.08, places.hand().y, places.hand().z - 0.02);
        let turn = Quat::from_rotation_x(-0.9) * Quat::from_rotation_z(-0.5);
        held(at, turn, Vec3::NEG_Y * middle)
    }

    fn in_hand(&self, kind: ToolKind) -> Transform {
        let under = lying::under_hand(self.now);
        let on_bench = under.filter(|_| {
            self.now
                .wood_that(|lie| lie == simulation::workshop::Lie::Bench)
                .is_some()
        });
        // While something else is asked, the saw is out of the way of what is measured and drawn.
        let saws = self.done(ToolKind::Saw).is_some() || matches!(self.now.asked.as_str(), "to_the_line" | "cut");
        match (kind, on_bench) {
            (ToolKind::Saw, Some((at, _, size))) if saws => {
                let edge = Vec3::new(at.x, at.y, self.now.places.work.z);
                let done = self.done(kind);
                let lift = done.map_or(0.03, |done| -done * size.y);
                let stroke = done.map_or(0.0, |_| 0.055 * self.stroke());
                held(
                    edge + Vec3::new(0.0, lift, stroke),
                    sawing(),
                    Vec3::new(-0.066, -0.27, 0.0),
                )
            }
            (ToolKind::SandingBlock, Some((at, _, size))) => {
                let left = self.now.places.work.x;
                let room = (size.x / 2.0 - 0.05).clamp(0.0, 0.07);
                let middle = at.x.clamp(left + room, left + size.x - room);
                let (lift, stroke) = self.done(kind).map_or((0.025, 0.0), |_| (0.0, room * self.stroke()));
                let at = Vec3::new(middle + stroke, at.y + lift, self.now.places.work.z);
                let turn = Quat::from_rotation_y(std::f32::consts::FRAC_PI_2) * flat();
                held(at, turn, Vec3::new(0.0, -0.07, -0.0185))
            }
            (ToolKind::Screwdriver, _) => self.driver(),
            (ToolKind::Gauge, on_bench) => self.gauge(on_bench.map(|(at, _, size)| (at, size))),
            _ => self.ready(kind),
        }
    }

    fn driver(&self) -> Transform {
        let next = self.now.next_screw.and_then(|screw| lying::screw(self.now, &screw));
        let Some(screw) = next else {
            return self.ready(ToolKind::Screwdriver);
        };
        let out = screw.rotation * Vec3::Y;
        let away = if self.done(ToolKind::Screwdriver).is_some() {
            0.002
        } else {
            0.05
        };
        // Its grip hangs down, or towards who works where it comes from above.
        let turn = if out.y > 0.9 {
            Quat::from_mat3(&Mat3::from_cols(Vec3::Y, Vec3::NEG_Z, Vec3::NEG_X))
        } else {
            Quat::from_rotation_arc(Vec3::X, out)
        };
        held(screw.translation + out * away, turn, Vec3::new(-0.1, -0.04, 0.0))
    }

    /// Over the piece, or before the object.
    fn gauge(&self, on_bench: Option<(Vec3, Vec3)>) -> Transform {
        let gauging = self.done(ToolKind::Gauge);
        let (middle, _) = tools::extent(ToolKind::Gauge);
        let own = Vec3::NEG_Y * middle;
        let along = gauging.unwrap_or(0.0);
        match on_bench.filter(|_| gauging.is_some()) {
            Some((at, size)) => {
                let left = self.now.places.work.x;
                let x = left + 0.06 + along * (size.x - 0.12).max(0.0);
                held(Vec3::new(x, at.y + 0.007, self.now.places.work.z), flat(), own)
            }
            None if gauging.is_some() => {
                let (half, _) = self.now.places.object;
                let foot = self.now.places.object_foot();
                let up = 0.14 + along * (2.0 * half.y - 0.2).max(0.0);
                held(foot + Vec3::new(-half.x * 0.4, up, half.z + 0.012), Quat::IDENTITY, own)
            }
            None => self.ready(ToolKind::Gauge),
        }
    }

    /// Drawing the line at the hand.
    fn pencil(&self) -> Option<Transform> {
        let (at, _, size) = lying::under_hand(self.now).filter(|_| self.now.doing == Doing::Marking)?;
        let way = if self.calm { 0.5 } else { (self.time * 2.0).fract() };
        let tip = at + Vec3::Z * (at_middle(self.now, at) + size.z * (0.4 - 0.8 * way));
        let turn = Quat::from_rotation_z(-0.45) * Quat::from_rotation_x(0.3);
        Some(held(tip, turn, Vec3::NEG_Y * 0.16))
    }

    /// Its body at the far end of the blade.
    fn taped(&self) -> Option<Transform> {
        let (start, long) = blade(self.now)?;
        let at = start + Vec3::new(long + 0.03, 0.022 - 0.001, 0.0);
        Some(held(at, flat(), Vec3::new(0.0, -0.058, 0.0)))
    }

    /// Against the near edge, its blade along the line.
    fn squared(&self) -> Option<Transform> {
        if !self.now.laid[1] {
            return None;
        }
        let (at, _, size) = lying::under_hand(self.now)?;
        let edge = self.now.places.work.z + size.z / 2.0;
        let turn = Quat::from_rotation_x(std::f32::consts::FRAC_PI_2);
        let place = Vec3::new(at.x - 0.017, at.y + 0.003, edge + 0.045);
        Some(Transform::from_translation(place).with_rotation(turn))
    }

    /// Over the left end of the piece, its screw down on it.
    fn clamped(&self) -> Option<Transform> {
        if !self.now.laid[2] {
            return None;
        }
        let piece = self.now.wood_that(|lie| lie == simulation::workshop::Lie::Bench)?;
        let size = self.now.wood[piece].look.metres();
        let work = self.now.places.work;
        let place = Vec3::new(
            work.x + (size.x * 0.12).min(0.05),
            work.y + size.y + 0.137,
            work.z + 0.075,
        );
        let turn = Quat::from_rotation_y(std::f32::consts::FRAC_PI_2);
        Some(Transform::from_translation(place).with_rotation(turn))
    }
}

/// From a place on the piece to the middle of its width.
fn at_middle(now: &Readout, at: Vec3) -> f32 {
    let on_machine = now.focus().and_then(|index| lying::piece(now, index));
    on_machine.map_or(0.0, |place| place.translation.z - at.z)
}

/// Where the blade of the tape begins and how long it is, while it is laid on: along the far edge.
pub(super) fn blade(now: &Readout) -> Option<(Vec3, f32)> {
    let piece = now
        .wood_that(|lie| lie == simulation::workshop::Lie::Bench)
        .filter(|_| now.laid[0])?;
    let size = now.wood[piece].look.metres();
    let start = now.places.work + Vec3::new(0.0, size.y, 0.012 - size.z / 2.0);
    Some((start, size.x + 0.03))
}
