//! A piece of wood. Lengths are whole tenths of a millimetre.

use serde::{Deserialize, Serialize};

use super::incident::Flaw;

/// Most marks on a piece; the oldest is rubbed out for another.
pub(crate) const MOST_MARKS: usize = 8;
/// Most holes in a piece.
pub(crate) const MOST_HOLES: usize = 12;

/// Where a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lie {
    /// In the rack of its kind.
    Rack,
    /// In the hand.
    Hand,
    /// Where it is worked on.
    Bench,
    /// On the table of a machine.
    Machine(u8),
    /// Beside, waiting.
    Shelf,
    /// In the box for what is put aside.
    Aside,
    /// Part of the object.
    Object,
    /// Among the offcuts.
    Bin,
    /// With the colleague.
    Colleague,
}

/// A line or a cross that was drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Along and across, tenths of a millimetre from the left end and the near edge.
    pub at: [i32; 2],
    /// With the tape laid on.
    pub measured: bool,
    /// Along the square.
    pub squared: bool,
}

/// A hole that was drilled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drilled {
    /// Its middle, tenths of a millimetre.
    pub at: [i32; 2],
    /// Diameter, tenths of a millimetre.
    pub diameter: i32,
}

/// A piece of wood.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own, not a mode")]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// Which kind of board it is or was cut from.
    pub stock: u8,
    /// Length, tenths of a millimetre; it never grows.
    pub length: i32,
    /// What was packed to its end to make up for what is missing, tenths of a millimetre.
    pub shim: i32,
    /// Lines and crosses on it.
    pub marks: Vec<Mark>,
    /// Holes in it.
    pub holes: Vec<Drilled>,
    /// How often it was sanded, up to 3.
    pub sanded: u8,
    /// What is wrong with it, seen or not.
    pub flaw: Option<Flaw>,
    /// Whether somebody has seen that.
    pub noticed: bool,
    /// Whether somebody has looked it over: turned, measured, gauged.
    pub checked: bool,
    /// Whether the gauge was held to it since it was last worked on.
    pub gauged: bool,
    /// Whether rain got to it.
    pub wet: bool,
    /// How many of its ends were sawn.
    pub sawn: u8,
    /// The part it was made or delivered for.
    pub part: Option<u8>,
    /// Where it is.
    pub lie: Lie,
}

impl Piece {
    /// A whole board.
    pub(crate) fn board(stock: u8, length: i32) -> Self {
        Self {
            stock,
            length,
            shim: 0,
            marks: Vec::new(),
            holes: Vec::new(),
            sanded: 0,
            flaw: None,
            noticed: false,
            checked: false,
            gauged: false,
            wet: false,
            sawn: 0,
            part: None,
            lie: Lie::Rack,
        }
    }

    /// Its length with what was packed to it, tenths of a millimetre.
    pub fn whole_length(&self) -> i32 {
        self.length + self.shim
    }

    pub(crate) fn mark(&mut self, mark: Mark) {
        if self.marks.len() == MOST_MARKS {
            self.marks.remove(0);
        }
        self.marks.push(mark);
    }

    /// Turned end for end: what was on the left is on the right.
    pub(crate) fn turn(&mut self) {
        for mark in &mut self.marks {
            mark.at[0] = self.length - mark.at[0];
        }
        for hole in &mut self.holes {
            hole.at[0] = self.length - hole.at[0];
        }
    }
}
