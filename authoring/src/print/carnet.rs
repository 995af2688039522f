//! Carnets: for each letter a cover, then what each module's page says, two to a sheet. Drawn large, in black: they are
//! read aloud, and copied.

use simulation::teamwork::automaton::{Automaton, Line, Module, Page, Sign, Works, letter_name};
use situation::scenario::Scenario;
use wording::Language;

use super::flow::{Block, ROOM};
use super::ink::{Align, Ink, Pen};
use super::paper::A4;
use super::plan::capital;
use super::typeface::{Weight, wrapped};
use crate::failure::said;

/// What a printer leaves white, mm.
const MARGIN: f64 = 10.0;
/// Between the two halves of a sheet, mm.
const BETWEEN: f64 = 10.0;
/// Width of a half, mm.
const HALF: f64 = (A4[0] - 2.0 * MARGIN - BETWEEN) / 2.0;
/// Drawings are on a grid of so many.
const GRID: f64 = 12.0;
/// Highest line of a page, mm.
const HIGHEST: f64 = 27.0;
/// What the head of a half takes, mm.
const HEAD: f64 = 30.0;

/// What carnets are printed from.
pub(super) struct Carnets<'a> {
    pub(super) language: Language,
    pub(super) scenario: &'a Scenario,
    pub(super) machine: &'a Automaton,
}

/// A drawing whose upper left corner is here.
fn draw(ink: &mut Ink, sign: &Sign, [x, y]: [f64; 2], side: f64) {
    let unit = side / GRID;
    for line in &sign.lines {
        let points: Vec<[f64; 2]> = line
            .iter()
            .map(|(right, down)| [x + f64::from(*right) * unit, y - f64::from(*down) * unit])
            .collect();
        match points.as_slice() {
            [dot] => ink.circle(Pen::Felt, *dot, unit * 0.35),
            points => ink.path(Pen::Felt, points),
        }
    }
}

impl Carnets<'_> {
    fn say(&self, id: &str, arguments: &[(&'static str, String)]) -> String {
        said(self.language, id, arguments)
    }

    fn name(&self, id: &str) -> String {
        let words = self.scenario.name_words(id);
        words.map_or(id, |words| words.get(self.language.tag())).to_owned()
    }

    /// What the file is called by its reader.
    pub(super) fn heading(&self) -> String {
        let title = self.scenario.title.get(self.language.tag()).to_owned();
        self.say("authoring-print-carnets-title", &[("title", title)])
    }

    /// The pages of the carnet of a letter: a cover and the modules, two beside each other.
    pub(super) fn pages(&self, letter: u8) -> Vec<Ink> {
        let pages = self.machine.carnet(letter);
        let modules = self.machine.parameters().modules.iter().zip(&pages).enumerate();
        let modules = modules.map(|(at, (module, page))| self.module(letter, at, module, page));
        let halves: Vec<Ink> = std::iter::once(self.cover(letter)).chain(modules).collect();
        let sheets = halves.chunks(2).map(|two| {
            let mut ink = Ink::default();
            for (at, half) in two.iter().enumerate() {
                ink.place([MARGIN + at as f64 * (HALF + BETWEEN), MARGIN], half);
            }
            let middle = A4[0] / 2.0;
            ink.line(Pen::Middle, [middle, MARGIN], [middle, A4[1] - MARGIN]);
            ink
        });
        sheets.collect()
    }

    fn top() -> f64 {
        A4[1] - 2.0 * MARGIN
    }

    fn cover(&self, letter: u8) -> Ink {
        let mut ink = Ink::default();
        let top = Self::top();
        let letter = letter_name(letter).to_string();
        let title = self.scenario.title.get(self.language.tag());
        ink.words(Weight::Bold, 7.0, Align::Middle, [HALF / 2.0, top - 12.0], false, title);
        ink.rectangle(Pen::Felt, [HALF / 2.0 - 30.0, top - 88.0], [60.0, 66.0], false);
        ink.words(
            Weight::Bold,
            56.0,
            Align::Middle,
            [HALF / 2.0, top - 75.0],
            false,
            &letter,
        );
        let told = [
            "authoring-print-carnet-letter",
            "authoring-print-carnet-back",
            "authoring-print-carnet-signs",
            "authoring-print-carnet-smudge",
            "authoring-print-carnet-two",
        ];
        let lines: Vec<String> = told
            .iter()
            .flat_map(|id| [self.say(id, &[("letter", letter.clone())]), String::new()])
            .collect();
        let block = Block::text(
            &self.say("authoring-print-carnet-how", &[("letter", letter.clone())]),
            &lines,
            HALF.min(ROOM[0]),
        );
        ink.place([0.0, top - 100.0 - block.size[1]], &block.ink);
        ink
    }

    fn module(&self, letter: u8, at: usize, module: &Module, page: &Page) -> Ink {
        let mut ink = Ink::default();
        let top = Self::top();
        let told = [
            ("at", (at + 1).to_string()),
            ("letter", letter_name(letter).to_string()),
        ];
        let number = self.say("authoring-print-carnet-page", &told);
        ink.words(Weight::Bold, 6.0, Align::Left, [0.0, top - 7.0], false, &number);
        let name = capital(&self.name(&module.id));
        ink.words(Weight::Regular, 5.0, Align::Left, [0.0, top - 15.0], false, &name);
        let how = match module.works {
            Works::Set(..) => "authoring-print-carnet-set",
            Works::Bells => "authoring-print-carnet-bells",
            Works::Crank => "authoring-print-carnet-crank",
        };
        let how = wrapped(&self.say(how, &[]), Weight::Regular, 3.6, HALF);
        for (line, words) in how.iter().enumerate() {
            let y = top - 21.0 - line as f64 * 4.6;
            ink.words(Weight::Regular, 3.6, Align::Left, [0.0, y], false, words);
        }
        let parameters = self.machine.parameters();
        let high = ((top - HEAD) / page.order.len().max(1) as f64).min(HIGHEST);
        let side = high * 0.78;
        for (row, sign) in page.order.iter().enumerate() {
            let Some(drawn) = parameters.signs.get(usize::from(*sign)) else {
                continue;
            };
            let below = top - HEAD - (row + 1) as f64 * high;
            ink.line(Pen::Thin, [0.0, below], [HALF, below]);
            let middle = below + high / 2.0;
            let mut x = 2.0;
            if module.works == Works::Bells {
                let number = format!("{}.", row + 1);
                ink.words(Weight::Bold, 7.0, Align::Left, [x, middle - 2.5], false, &number);
                x += 18.0;
            }
            draw(&mut ink, drawn, [x, middle + side / 2.0], side);
            if let Some(line) = page.lines.get(usize::from(*sign)) {
                self.answer(&mut ink, module, line, [x + side + 8.0, middle]);
            }
            if page.smudged == Some(*sign) {
                blot(
                    &mut ink,
                    [x + side + 6.0, below + 1.0],
                    [HALF - x - side - 8.0, high - 2.0],
                );
            }
        }
        ink
    }

    /// What the page says of a sign, from here to the right.
    fn answer(&self, ink: &mut Ink, module: &Module, line: &Line, [x, y]: [f64; 2]) {
        match (line, &module.works) {
            (Line::Mark(mark), Works::Set(_, marks)) => {
                let Some(id) = marks.get(usize::from(*mark)) else {
                    return;
                };
                let marks = &self.machine.parameters().marks;
                if let Some(drawn) = marks.iter().find(|known| known.id == *id) {
                    draw(ink, drawn, [x, y + 6.0], 12.0);
                }
                ink.words(
                    Weight::Bold,
                    5.0,
                    Align::Left,
                    [x + 16.0, y - 1.8],
                    false,
                    &self.name(id),
                );
            }
            (Line::Turns(turns), _) => {
                for (at, right) in turns.iter().enumerate() {
                    let left = x + at as f64 * 18.0;
                    let way = if *right { 1.0 } else { -1.0 };
                    let tip = left + 7.0 + way * 5.0;
                    ink.path(Pen::Felt, &[[left + 7.0 - way * 5.0, y + 4.0], [tip, y + 4.0]]);
                    ink.path(
                        Pen::Felt,
                        &[[tip - way * 3.0, y + 7.0], [tip, y + 4.0], [tip - way * 3.0, y + 1.0]],
                    );
                    let side = ["authoring-print-carnet-left", "authoring-print-carnet-right"][usize::from(*right)];
                    let words = self.say(side, &[]);
                    ink.words(Weight::Bold, 3.6, Align::Middle, [left + 7.0, y - 5.0], false, &words);
                }
            }
            _ => {}
        }
    }
}

/// A stain that hides what is in this rectangle.
fn blot(ink: &mut Ink, [x, y]: [f64; 2], [width, height]: [f64; 2]) {
    let rows = 5;
    let step = height / f64::from(rows);
    let mut points = Vec::new();
    for row in 0..rows {
        let at = y + (f64::from(row) + 0.5) * step;
        // Its edge is uneven, the same each time.
        let [left, right] = [[0.5, 3.0, 0.0, 2.0, 4.0], [3.0, 0.0, 2.5, 0.5, 5.0]].map(|of| of[row as usize]);
        let ends = [[x + left, at], [x + width - right, at]];
        points.extend(if row % 2 == 0 { ends } else { [ends[1], ends[0]] });
    }
    ink.path(Pen::Blot, &points);
}
