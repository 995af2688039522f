//! A village fête that is moved through a warehouse, seen from above.
//!
//! **Who is there.** Two are in the hall, the others wait: they take the places of the two at the relief, or of somebody
//! who did nothing for long. Sticks walk; one choice grips what is in reach and another lets go: nothing is held down.
//!
//! **Things.** A load is a stiff box on feet that rub. It is held at handles: a piano rubs with more than one person
//! pulls and turns about its far end instead; an aquarium spills when it is jerked and is filled again at the tap; a
//! cheese rolls along and hardly across; what has a battery is light while it lasts. Nothing breaks, nothing is lost.
//!
//! **Places.** Doors stand open in the first stretch; then each is open while somebody holds one of its levers. One
//! charger has one cable. After the relief the corridor that was used most is blocked; where several were, the seed
//! chooses.
//!
//! **The relief.** Time stands. Those in the hall put stickers on the plan and hand over; others take their places,
//! and may read the note before they move. Of two people, each takes the other's place.
//!
//! **A tick.** Seats in order: choice, sticks, verb; then bodies move (`solver.rs`), doors, cable and what happened are
//! looked at; then what follows. Stretches have a time of their own: the fête begins with what has arrived.

mod acting;
mod barn;
mod body;
mod choice;
mod contact;
mod course;
mod crew;
mod drawing;
mod fault;
mod feasible;
mod geometry;
mod going;
mod guide;
mod hall;
mod handling;
mod load;
mod moving;
mod parameters;
mod players;
mod reference;
mod relief;
mod restoring;
mod running;
mod sample;
mod setting;
mod solver;
mod state;
mod steering;
mod sticker;
mod template;
mod view;
mod vocabulary;
mod watching;
mod way;

pub use course::{Comes, Course, Relief, Stretch};
pub use crew::Crew;
pub use hall::{Charger, Corridor, Door, Place, Stand, Tap, Wall};
pub use load::{Load, Nature};
pub use parameters::{Parameters, Walking};
pub use running::Relay;
pub use sticker::{Spot, Sticker};
pub use template::{RelayKind, RelayTemplate};
pub use view::{Held, Moved, Walker};
