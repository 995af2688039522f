//! The object: parts that fit their boards, joints that touch.

use super::{Check, fault};
use crate::workshop::setting::{mm, tenths};

impl Check<'_> {
    /// Each part fits its board, its holes fit the part.
    pub(super) fn parts(&mut self) {
        let of = &self.setting.parameters;
        for (at, part) in of.object.parts.iter().enumerate() {
            let Some(stock) = of.stock.iter().find(|stock| stock.id == part.from) else {
                continue;
            };
            let needs = self.setting.parts[at].length + if part.delivered { 0 } else { self.setting.kerf };
            if !part.delivered && needs > tenths(stock.length_mm) {
                let arguments = vec![
                    ("part", part.id.clone()),
                    ("needed", mm(needs).to_string()),
                    ("stock", stock.id.clone()),
                    ("length", stock.length_mm.to_string()),
                ];
                self.found.push(fault(
                    format!("object.parts[{at}].length_mm"),
                    "situation-making-longer",
                    arguments,
                ));
            }
            for (which, hole) in part.holes.iter().enumerate() {
                let radius = hole.diameter_mm / 2.0;
                let inside = |middle: f64, size: f64| middle >= radius && middle <= size - radius;
                if !inside(hole.at_mm[0], part.length_mm) || !inside(hole.at_mm[1], stock.width_mm) {
                    let arguments = vec![
                        ("part", part.id.clone()),
                        ("length", part.length_mm.to_string()),
                        ("width", stock.width_mm.to_string()),
                    ];
                    let path = format!("object.parts[{at}].holes[{which}].at_mm");
                    self.found.push(fault(path, "situation-making-hole", arguments));
                }
            }
        }
    }

    /// Parts touch where they are joined, and no wood is in two parts.
    pub(super) fn joints(&mut self) {
        let setting = self.setting;
        let object = &setting.parameters.object;
        let is_part = |id: &str| object.parts.iter().any(|part| part.id == id);
        for (at, joint) in object.joints.iter().enumerate() {
            if !is_part(&joint.part) || !is_part(&joint.onto) {
                continue;
            }
            let of = setting.joints[at];
            let (part, onto) = (setting.designed(of.part), setting.designed(of.onto));
            if !part.overlaps(&onto) && part.touches(&onto).is_none() {
                let arguments = vec![("part", joint.part.clone()), ("onto", joint.onto.clone())];
                self.found.push(fault(
                    format!("object.joints[{at}]"),
                    "situation-making-apart",
                    arguments,
                ));
            }
        }
        for (at, part) in object.parts.iter().enumerate() {
            for (other, of) in object.parts[..at].iter().enumerate() {
                if setting.designed(at).overlaps(&setting.designed(other)) {
                    let arguments = vec![("part", part.id.clone()), ("other", of.id.clone())];
                    let path = format!("object.parts[{at}].at_mm");
                    self.found.push(fault(path, "situation-making-overlap", arguments));
                }
            }
        }
        // From the first part on, each joint adds one.
        let mut there = vec![false; object.parts.len()];
        if let Some(first) = there.first_mut() {
            *first = true;
        }
        for _ in 0..setting.joints.len() {
            for joint in &setting.joints {
                if there[joint.onto] {
                    there[joint.part] = true;
                }
            }
        }
        for (at, part) in object.parts.iter().enumerate() {
            if !object.joints.is_empty() && !there[at] {
                let first = object.parts.first().map(|first| first.id.clone()).unwrap_or_default();
                let arguments = vec![("part", part.id.clone()), ("first", first)];
                self.found.push(fault(
                    format!("object.parts[{at}]"),
                    "situation-making-loose",
                    arguments,
                ));
            }
        }
    }
}
