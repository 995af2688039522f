//! A line: pieces come along a belt, one person decides about each, and finds out why they drift.
//!
//! **Data.** A scenario says what is *measured* on a piece (four shapes of error that a person can see), which *marks*
//! a piece can bear, the *cards* that show what goes where, the *culprits* that can make the machine drift, the *post*
//! (spots, and what stands on them), and *beats*: batches of pieces (samples, a new card, an order), a stop of the
//! machine, a moment to lay the post out again. Beats come on every seed; the seed says which piece is doubtful, which
//! one no card speaks of, which culprit it is and how strong, never whether.
//!
//! **Numbers are whole.** Errors of a piece are hundredths of a millimetre, places whole millimetres; there is no float
//! in a state. A piece is made from the seed and its number alone, so that nobody's pace changes what comes.
//!
//! **The belt has nobody's pace but one's own.** A piece comes when the post is free and the belt is called, or by
//! itself some seconds later where one set it so. It waits at the post for as long as it takes.
//!
//! **Hands.** Everything is a choice that one points at: belt, gauge, three trays (a stamp each), record, card, hatch,
//! stop button, the places behind the hatch, the spots of the post. A hand takes as long as its way: moving a thing
//! nearer makes the rest of the session quicker. Button `stop` stops the machine.
//!
//! **The machine** warns and never wounds: opened while it runs, it stops by itself. One place behind its hatch explains
//! the pieces; put right, the next pieces are as they should be.
//!
//! **A tick.** Hand, choice, verb, what is under way, the belt, then what follows: events come in that order. What is
//! worth doing next is worked out in one place (`guide.rs`): prompt, main choice and virtual workers ask there.

mod beat;
mod belt;
mod card;
mod choice;
mod course;
mod drawing;
mod fault;
mod feasible;
mod guide;
mod hands;
mod layout;
mod machine;
mod measure;
mod parameters;
mod pegs;
mod piece;
mod post;
mod reference;
mod restoring;
mod running;
mod sample;
mod setting;
mod state;
mod template;
mod view;
mod vocabulary;
mod worker;

pub use beat::{Batch, Beat, Does};
pub use card::{Card, CardLine, Sees, Tray};
pub use layout::{Movable, Spot, Standing};
pub use measure::{Culprit, Measure, Shape};
pub use parameters::{Handling, Parameters, Reveal};
pub use piece::Kind;
pub use running::Line;
pub use template::{LineKind, LineTemplate};
pub use view::{Doing, Onward, PieceSeen, Reading};
pub use worker::Sorter;
