//! What a plan says: the object from three sides, what is needed, how it goes together, each part with its holes. All of
//! it from the object's own data.

use simulation::workshop::{Lies, PageDrawing, Parameters, Part, Shows, Workshop};
use situation::scenario::Scenario;
use wording::Language;

use super::flow::{Block, ROOM, foot, pages};
use super::ink::{Align, Ink, Pen};
use super::scale::Scale;
use super::typeface::Weight;
use super::view::{AWAY, Lying, MEASURE, Placing, letter, letters, measure, measured, outlines};
use crate::failure::said;

/// Room for a drawing's name and what is said of it, mm.
const CAPTION: f64 = 10.5;

/// The plan of an object.
pub(super) struct Plan<'a> {
    pub(super) language: Language,
    pub(super) scenario: &'a Scenario,
    pub(super) workshop: &'a Workshop,
}

/// The first letter as a beginning.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

impl Plan<'_> {
    pub(super) fn say(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        said(self.language, id, arguments)
    }

    pub(super) fn parameters(&self) -> &Parameters {
        self.workshop.parameters()
    }

    /// What people call a thing, as it stands in the middle of a sentence.
    pub(super) fn name(&self, id: &str) -> String {
        let words = self.scenario.name_words(id);
        let words = words.map_or(id, |words| words.get(self.language.tag()));
        // What is pointed at has a name that begins like a sentence.
        let mut letters = words.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }

    fn title(&self) -> String {
        self.scenario.title.get(self.language.tag()).to_owned()
    }

    /// What the file is called by its reader.
    pub(super) fn heading(&self) -> String {
        self.say("authoring-print-title", &[("title", self.title())])
    }

    /// Millimetres with the language's decimal sign.
    pub(super) fn mm(&self, mm: f64) -> String {
        let text = format!("{mm:.1}");
        let text = text.strip_suffix(".0").unwrap_or(&text);
        match self.language {
            Language::French => text.replace('.', ","),
            Language::English => text.to_owned(),
        }
    }

    /// Length, width and thickness of a part, mm.
    pub(super) fn size(&self, part: &Part) -> [f64; 3] {
        let stock = self.parameters().stock.iter().find(|stock| stock.id == part.from);
        let [width, thickness] = stock.map_or([0.0; 2], |stock| [stock.width_mm, stock.thickness_mm]);
        [part.length_mm, width, thickness]
    }

    pub(super) fn sizes(&self, sizes: &[f64]) -> String {
        let sizes: Vec<String> = sizes.iter().map(|mm| self.mm(*mm)).collect();
        sizes.join(" × ")
    }

    /// All pages.
    pub(super) fn pages(&self) -> Vec<Ink> {
        let seen = self.object().into_iter().chain(self.lists());
        let mut pages = pages(vec![seen.collect(), self.parts()]);
        let count = pages.len();
        for (at, page) in pages.iter_mut().enumerate() {
            let number = [
                ("title", self.title()),
                ("at", (at + 1).to_string()),
                ("end", count.to_string()),
            ];
            let bar = self.say("authoring-print-bar", &[]);
            foot(page, &bar, &self.say("authoring-print-page", &number));
        }
        pages
    }

    /// The object from the front, the side and above, in one scale.
    fn object(&self) -> Vec<Block> {
        let lines = [
            "authoring-print-same",
            "authoring-print-full-size",
            "authoring-print-with-somebody",
        ];
        let head = Block::text(&self.heading(), &lines.map(|id| self.say(id, &[])), ROOM[0]);
        let views = [
            (Shows::Front, "authoring-print-front"),
            (Shows::Side, "authoring-print-side"),
            (Shows::Top, "authoring-print-top"),
        ];
        let views: Vec<(&str, [f64; 2], PageDrawing)> = views
            .into_iter()
            .filter_map(|(shows, id)| match self.workshop.drawing(&shows, None)? {
                drawing @ PageDrawing::Plan { size_mm, .. } => Some((id, size_mm, drawing)),
                PageDrawing::List(_) => None,
            })
            .collect();
        let room = [ROOM[0] - AWAY, ROOM[1] - head.size[1] - AWAY - CAPTION - 6.0];
        let scales = views.iter().map(|(_, size, _)| Scale::that_fits(*size, room));
        let scale = scales.reduce(Scale::smaller);
        let views = views
            .iter()
            .zip(scale.into_iter().cycle())
            .map(|((id, size, drawing), scale)| {
                let told = self.say("authoring-print-scale", &[("scale", scale.to_string())]);
                self.drawn(&self.say(id, &[]), &told, *size, drawing, scale, Lying::Plain, true)
            });
        let views: Vec<Block> = views.collect();
        [head].into_iter().chain(views).collect()
    }

    /// A drawing with its name, what is said of it, and its measures.
    #[expect(clippy::too_many_arguments, reason = "each is one thing that stands on paper")]
    fn drawn(
        &self,
        name: &str,
        told: &str,
        size_mm: [f64; 2],
        drawing: &PageDrawing,
        scale: Scale,
        lying: Lying,
        lettered: bool,
    ) -> Block {
        let lies_mm = lying.size(size_mm);
        let [width, height] = lies_mm.map(|mm| scale.on_paper(mm));
        let at = [AWAY, AWAY];
        let placing = Placing { scale, at, lying };
        let mut ink = Ink::default();
        if let PageDrawing::Plan {
            outlines: of_parts,
            rings,
            ..
        } = drawing
        {
            outlines(&mut ink, placing, of_parts, rings);
            if lettered {
                letters(&mut ink, placing, of_parts);
            }
        }
        measured(
            &mut ink,
            at,
            [width, height],
            lies_mm.map(|mm| self.mm(mm)).each_ref().map(String::as_str),
        );
        let top = AWAY + height + 2.0;
        ink.words(Weight::Bold, 4.0, Align::Left, [0.0, top + 4.6], false, name);
        ink.words(Weight::Regular, 3.2, Align::Left, [0.0, top], false, told);
        let widest = [(Weight::Bold, 4.0, name), (Weight::Regular, 3.2, told)]
            .map(|(weight, size, words)| super::typeface::Typeface::of(weight).width(words, size))
            .into_iter()
            .fold(AWAY + width, f64::max);
        Block {
            size: [widest, AWAY + height + CAPTION],
            ink,
        }
    }

    /// Each part with its holes; parts that are the same stand together.
    fn parts(&self) -> Vec<Block> {
        let parts = &self.parameters().object.parts;
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let same = |group: &&mut Vec<usize>| {
                let first = &parts[group[0]];
                self.size(first) == self.size(part) && first.holes == part.holes && first.lies == part.lies
            };
            match groups.iter_mut().find(same) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        groups.iter().filter_map(|group| self.part(group)).collect()
    }

    fn part(&self, group: &[usize]) -> Option<Block> {
        let object = &self.parameters().object;
        let part = object.parts.get(*group.first()?)?;
        let shows = Shows::Part(part.id.clone());
        let PageDrawing::Plan {
            size_mm,
            outlines,
            mut rings,
        } = self.workshop.drawing(&shows, None)?
        else {
            return None;
        };
        // What can be chosen is drawn together: circles in each other.
        for variant in 0..object.variants.len() {
            if let Some(PageDrawing::Plan { rings: more, .. }) = self.workshop.drawing(&shows, Some(variant)) {
                for ring in more {
                    if !rings.contains(&ring) {
                        rings.push(ring);
                    }
                }
            }
        }
        let room = [ROOM[0] - AWAY, ROOM[1] - AWAY - CAPTION];
        let (natural, turned) = match part.lies {
            Lies::Xy | Lies::Xz | Lies::Yz => (Lying::Plain, Lying::Turned(size_mm[1])),
            Lies::Yx | Lies::Zx | Lies::Zy => (Lying::Swapped, Lying::SwappedTurned(size_mm[0])),
        };
        let [scale, other] = [natural, turned].map(|lying| Scale::that_fits(lying.size(size_mm), room));
        let (scale, lying) = if other.smaller(scale) == other {
            (scale, natural)
        } else {
            (other, turned)
        };
        let names: Vec<String> = group
            .iter()
            .map(|at| format!("{} {}", letter(*at), capital(&self.name(&object.parts[*at].id))))
            .collect();
        let scale_said = if scale.is_life_size() {
            self.say("authoring-print-life-size", &[("scale", scale.to_string())])
        } else {
            self.say("authoring-print-scale", &[("scale", scale.to_string())])
        };
        let told = format!("{} mm · {scale_said}", self.sizes(&self.size(part)));
        let drawing = PageDrawing::Plan {
            size_mm,
            outlines,
            rings,
        };
        let mut block = self.drawn(&names.join(" · "), &told, size_mm, &drawing, scale, lying, false);
        let placing = Placing {
            scale,
            at: [AWAY, AWAY],
            lying,
        };
        for hole in &part.holes {
            self.hole(&mut block.ink, placing, hole);
        }
        Some(block)
    }

    /// Where a hole is, and how wide.
    fn hole(&self, ink: &mut Ink, placing: Placing, hole: &simulation::workshop::Hole) {
        let [along, across] = hole.at_mm;
        let middle = placing.point([along, across]);
        let widths = self.diameters(hole);
        let radius = placing.scale.on_paper(widths.iter().copied().fold(0.0, f64::max) / 2.0);
        let [x, y] = middle;
        let over = radius + 3.0;
        ink.line(Pen::Middle, [x - over, y], [x + over, y]);
        ink.line(Pen::Middle, [x, y - over], [x, y + over]);
        measure(ink, placing.point([0.0, across]), middle, &self.mm(along));
        measure(ink, placing.point([along, 0.0]), middle, &self.mm(across));
        let widths: Vec<String> = widths.iter().map(|mm| self.mm(*mm)).collect();
        let words = format!("Ø {}", widths.join(" / "));
        let beside = [x + radius * 0.75 + 1.5, y + radius * 0.75 + 1.5];
        ink.words(Weight::Regular, MEASURE, Align::Left, beside, false, &words);
    }

    /// The diameters that a hole can have, mm.
    fn diameters(&self, hole: &simulation::workshop::Hole) -> Vec<f64> {
        let variants = &self.parameters().object.variants;
        if hole.follows_choice && !variants.is_empty() {
            return variants.iter().map(|variant| variant.hole_mm).collect();
        }
        vec![hole.diameter_mm]
    }

    /// What a hole is, in words.
    pub(super) fn hole_words(&self, hole: &simulation::workshop::Hole) -> String {
        let variants = &self.parameters().object.variants;
        if hole.follows_choice && !variants.is_empty() {
            let each = variants
                .iter()
                .map(|variant| format!("Ø {} {}", self.mm(variant.hole_mm), self.name(&variant.id)));
            return each.collect::<Vec<_>>().join(", ");
        }
        format!("Ø {}", self.mm(hole.diameter_mm))
    }
}
