//! People choose a place together, from pictures of which each has seen some behind a curtain.
//!
//! **Who knows what.** Every picture shows a *clue* (a bus, a leak, a tree) at one of the *places*. Some pictures are
//! shown to everybody; each person sees one that nobody else sees (a hidden profile: Stasser and Titus 1985). What was
//! at which place is remembered, not written: the cards on the table show clues alone, and are laid where one saw them.
//! The seed says which clue is where, and what the late picture moves; never whether there is a good day.
//!
//! **The curtain** is one, and hides the table: whoever opens it looks, the others turn away. It closes by hand, or by
//! itself. It can be opened again later, by anybody who has a hand free.
//!
//! **The table.** A card is taken, laid at a place, or put back where it was. The own card is laid by whoever saw it;
//! the others by anybody, and what somebody laid can be moved by somebody else.
//!
//! **The news.** Once so many cards lie there, or once all agree for the first time, a late picture comes for one
//! person: something has moved. Everybody is free to choose again.
//!
//! **The day.** Once all who are there choose the same place, the day is seen: what was on the table has been thought
//! of, what was not is a surprise, and either way there is a party. Nothing counts what was remembered.
//!
//! **A tick.** Seats in order: choice, then verb; then what follows. State is whole numbers and lists of known length.
//! What is worth doing is worked out in one place (`guide.rs`): prompt, main choice and virtual crews ask there.

mod acting;
mod choice;
mod course;
mod crew;
mod deal;
mod drawing;
mod fault;
mod feasible;
mod guide;
mod parameters;
mod picnic;
mod reference;
mod restoring;
mod running;
mod sample;
mod setting;
mod state;
mod template;
mod view;
mod vocabulary;

pub use crew::Crew;
pub use parameters::{Clue, Colour, Day, Form, Mood, Parameters, Place};
pub use running::Choosing;
pub use template::{ChoosingKind, ChoosingTemplate};
pub use view::{Card, Lies, Peek, Scene};
