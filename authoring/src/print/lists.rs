//! What is needed and in which order: parts, boards, joints, tools, steps.

use simulation::workshop::Does;

use super::flow::{Block, ROOM};
use super::plan::{Plan, capital};
use super::view::letter;
use super::wood::boards;

impl Plan<'_> {
    /// Parts, wood, joints, tools, steps.
    pub(super) fn lists(&self) -> Vec<Block> {
        let object = &self.parameters().object;
        let heads = [
            "authoring-print-part",
            "authoring-print-size",
            "authoring-print-off",
            "authoring-print-holes",
        ];
        let heads = heads.iter().map(|id| self.say(id, &[]));
        let head: Vec<String> = [String::new()].into_iter().chain(heads).collect();
        let rows = object.parts.iter().enumerate().map(|(at, part)| {
            let holes: Vec<String> = part.holes.iter().map(|hole| self.hole_words(hole)).collect();
            vec![
                letter(at),
                capital(&self.name(&part.id)),
                self.sizes(&self.size(part)),
                format!("± {}", self.mm(part.tolerance_mm)),
                holes.join(" ; "),
            ]
        });
        let rows: Vec<Vec<String>> = [head].into_iter().chain(rows).collect();
        let mut blocks = vec![
            Block::table(&self.say("authoring-print-parts", &[]), &rows, ROOM[0]),
            Block::text(&self.say("authoring-print-wood", &[]), &self.wood(), ROOM[0]),
        ];
        if !object.joints.is_empty() {
            let screws: u32 = object.joints.iter().map(|joint| u32::from(joint.screws)).sum();
            let told = self.say("authoring-print-joints", &[("screws", screws.to_string())]);
            blocks.push(Block::text(&told, &self.joints(), ROOM[0]));
        }
        let things = self.things();
        if !things.is_empty() {
            let words = [capital(&format!("{}.", things.join(", ")))];
            blocks.push(Block::text(&self.say("authoring-print-tools", &[]), &words, ROOM[0]));
        }
        blocks.push(Block::text(
            &self.say("authoring-print-steps", &[]),
            &self.steps(),
            ROOM[0],
        ));
        blocks
    }

    /// Boards and what is cut from each.
    fn wood(&self) -> Vec<String> {
        let parameters = self.parameters();
        let kerf = parameters.handling.kerf_mm;
        let mut lines = vec![self.say("authoring-print-kerf", &[("kerf", self.mm(kerf))])];
        for stock in &parameters.stock {
            let parts = parameters.object.parts.iter().enumerate();
            let parts: Vec<(usize, f64)> = parts
                .filter(|(_, part)| part.from == stock.id)
                .map(|(at, part)| (at, part.length_mm))
                .collect();
            if parts.is_empty() {
                continue;
            }
            let (boards, longer) = boards(stock.length_mm, kerf, &parts);
            let cut = |part: &usize| {
                format!(
                    "{} {}",
                    letter(*part),
                    self.mm(parameters.object.parts[*part].length_mm)
                )
            };
            let told = [
                ("stock", capital(&self.name(&stock.id))),
                (
                    "size",
                    self.sizes(&[stock.length_mm, stock.width_mm, stock.thickness_mm]),
                ),
                ("boards", boards.len().to_string()),
            ];
            lines.push(self.say("authoring-print-board", &told));
            for (at, board) in boards.iter().enumerate() {
                let cuts: Vec<String> = board.parts.iter().map(cut).collect();
                let told = [
                    ("at", (at + 1).to_string()),
                    ("cuts", cuts.join(" · ")),
                    ("left", self.mm(board.left_mm)),
                ];
                lines.push(format!("\t{}", self.say("authoring-print-cuts", &told)));
            }
            if !longer.is_empty() {
                let cuts: Vec<String> = longer.iter().map(cut).collect();
                let told = [("cuts", cuts.join(" · "))];
                lines.push(format!("\t{}", self.say("authoring-print-longer", &told)));
            }
        }
        lines
    }

    fn joints(&self) -> Vec<String> {
        let object = &self.parameters().object;
        let lettered = |id: &str| {
            let at = object.parts.iter().position(|part| part.id == id);
            at.map_or_else(|| id.to_owned(), |at| format!("{} {}", letter(at), self.name(id)))
        };
        let lines = object.joints.iter().map(|joint| {
            let told = [
                ("part", lettered(&joint.part)),
                ("onto", lettered(&joint.onto)),
                ("screws", joint.screws.to_string()),
            ];
            self.say("authoring-print-joint", &told)
        });
        lines.chain([self.say("authoring-print-more-screws", &[])]).collect()
    }

    /// Tools, machines and what one puts on.
    fn things(&self) -> Vec<String> {
        let parameters = self.parameters();
        let tools = parameters.tools.iter().map(|tool| &tool.id);
        let machines = parameters.machines.iter().map(|machine| &machine.id);
        let worn = parameters.protection.iter().map(|worn| &worn.id);
        tools.chain(machines).chain(worn).map(|id| self.name(id)).collect()
    }

    /// The steps in the order of the sheet; what belongs to the game alone is left out.
    fn steps(&self) -> Vec<String> {
        let steps = self.parameters().steps.iter();
        let made = steps.filter(|step| !matches!(step.does, Does::Check(_)));
        let lines = made
            .enumerate()
            .map(|(at, step)| format!("{}. {}.", at + 1, capital(&self.name(&step.id))));
        lines.collect()
    }
}
